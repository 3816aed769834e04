"""Writes reports as an enemy or a broken disk would.

usage: hostile.py             writes Tests/Fixtures/Hostile, with expected.tsv
       hostile.py FOLDER      writes the large ones there, which are not kept but made where needed

expected.tsv names the tests that a reader finds in a file, `refused` where it must not find any,
or `either` where both are right; a case without a name is no test. names.json has the names that names.xml and names.jsonl hold.
"""

import csv
import gzip
import json
import pathlib
import sys
from xml.sax.saxutils import quoteattr

from hostile_names import NAMES, NOT_IN_XML

HOSTILE = pathlib.Path(__file__).resolve().parents[1] / "Hostile"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
GOOD = '<testsuite name="s" tests="1"><testcase classname="c" name="t" time="0.5"/></testsuite>\n'
LONG = (
    DECLARATION
    + '<testsuites><testsuite name="s" tests="2">\n'
    + '<testcase classname="c" name="naïve" time="0.5"/>\n'
    + '<testcase classname="c" name="b" time="0.25"><!-- why -->'
    + '<failure message="m">a text<![CDATA[ <raw> ]]></failure></testcase>\n'
    + "</testsuite></testsuites>\n"
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def suite(*cases: str) -> str:
    return DECLARATION + f'<testsuite name="s">{"".join(cases)}</testsuite>\n'


def case(name: str, content: str = "", **attributes: str) -> str:
    more = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f'<testcase classname="c" name="{name}"{more}>{content}</testcase>'


def quoted(name: str) -> str:
    """The name as an attribute's value that keeps every character, white space too."""
    escaped = "".join(f"&#{ord(c)};" if c in "\n\r\t\"<>&'" else c for c in name)
    return case(escaped, time="0.001")


def entity(definitions: str) -> str:
    return f"<!DOCTYPE testsuite [{definitions}]>" + suite(case("t", "&l9;"))[len(DECLARATION) :]


def logged(name: str) -> str:
    """A test's records in a pytest report-log."""
    record = {
        "$report_type": "TestReport",
        "nodeid": f"t.py::{name}",
        "location": ["t.py", 0, name],
    }
    record |= {"outcome": "passed", "longrepr": None, "duration": 0.001}
    return "".join(json.dumps(record | {"when": w}) + "\n" for w in ("setup", "call", "teardown"))


def report_log(names: list[str]) -> str:
    start = {"pytest_version": "9.2.0", "$report_type": "SessionStart"}
    end = {"exitstatus": 0, "$report_type": "SessionFinish"}
    return json.dumps(start) + "\n" + "".join(map(logged, names)) + json.dumps(end) + "\n"


def cut(marker: str, after: int = 0) -> bytes:
    """The beginning of a good report, up to `after` bytes behind the marker."""
    whole = LONG.encode()
    return whole[: whole.index(marker.encode()) + len(marker.encode()) + after]


SMALL = [
    ("names.xml", suite(*map(quoted, NAMES)), len(list(filter(None, NAMES)))),
    ("names.jsonl", report_log(NAMES + NOT_IN_XML), len(list(filter(None, NAMES + NOT_IN_XML)))),
    ("raw-escape.xml", suite(case("a\x1b[31mb")), "refused"),
    ("raw-nul.xml", suite(case("a\0b")), "refused"),
    ("escape-reference.xml", suite(case("a&#x1b;[31mb")), "refused"),
    ("nul-reference.xml", suite(case("a&#0;b")), "refused"),
    ("surrogate-reference.xml", suite(case("a&#xD800;b")), "refused"),
    ("huge-reference.xml", suite(case("a&#99999999999999999999;b")), "refused"),
    ("bare-ampersand.xml", suite(case("a & b")), "refused"),
    ("unknown-entity.xml", suite(case("a&nbsp;b")), "refused"),
    ("entity-bomb.xml", entity('<!ENTITY l0 "ha">' + LAUGHS), "refused"),
    ("entity-file.xml", entity('<!ENTITY l9 SYSTEM "file:///etc/passwd">'), "refused"),
    ("entity-parameter.xml", entity('<!ENTITY % p SYSTEM "file:///etc/passwd">%p;'), "refused"),
    ("external-dtd.xml", '<!DOCTYPE testsuite SYSTEM "http://127.0.0.1:1/x.dtd">' + GOOD, 1),
    ("cut-in-declaration.xml", cut("<?xml ver"), "refused"),
    ("cut-after-declaration.xml", cut('"?>\n'), "refused"),
    ("cut-in-tag.xml", cut("<testsui"), "refused"),
    ("cut-in-attribute.xml", cut('name="na'), "refused"),
    ("cut-in-character.xml", cut('name="na', after=1), "refused"),
    ("cut-between-tests.xml", cut('time="0.5"/>\n'), "refused"),
    ("cut-in-comment.xml", cut("<!-- w"), "refused"),
    ("cut-in-text.xml", cut("a te"), "refused"),
    ("cut-in-cdata.xml", cut("<![CDATA[ <r"), "refused"),
    ("cut-before-last-tag.xml", cut("</testsuite>"), "refused"),
    ("cut-last-byte.xml", LONG.rstrip()[:-1], "refused"),
    ("garbage-after.xml", LONG + "Segmentation fault\n", "refused"),
    ("nul-after.xml", LONG + "\0" * 512, "refused"),
    ("second-root.xml", GOOD + GOOD, "either"),
    ("two-documents.xml", DECLARATION + GOOD + DECLARATION + GOOD.replace('"t"', '"u"'), 2),
    ("spaces-after.xml", LONG + " \n\n", 2),
    ("blank-line-before.xml", "\n" + LONG, "either"),
    ("empty.xml", "", "refused"),
    ("only-spaces.xml", " \n \n", "refused"),
    ("only-bom.xml", b"\xef\xbb\xbf", "refused"),
    ("only-declaration.xml", DECLARATION, "refused"),
    ("no-tests.xml", DECLARATION + "<testsuites/>\n", 0),
    ("text.xml", "make: *** [Makefile:12: test] Error 1\n", "refused"),
    ("html.xml", "<!doctype html><html><body>502 Bad Gateway</body></html>\n", "refused"),
    ("utf8-bom.xml", b"\xef\xbb\xbf" + LONG.encode(), 2),
    ("utf16-little.xml", LONG.replace("UTF-8", "UTF-16").encode("utf-16"), 2),
    ("utf16-big.xml", b"\xfe\xff" + LONG.replace("UTF-8", "UTF-16").encode("utf-16-be"), 2),
    ("latin1.xml", LONG.replace("UTF-8", "ISO-8859-1").encode("latin-1"), 2),
    ("latin1-undeclared.xml", LONG.encode("latin-1"), "refused"),
    ("utf8-declared-utf16.xml", LONG.replace("UTF-8", "utf-16"), "either"),
    ("unknown-encoding.xml", LONG.replace("UTF-8", "x-martian"), "refused"),
    ("overlong-utf8.xml", LONG.encode().replace("ï".encode(), b"\xc0\xaf"), "refused"),
    ("counts-lie.xml", GOOD.replace('tests="1"', 'tests="-99999999999999999999"'), 1),
    ("duplicate-attribute.xml", GOOD.replace("time=", 'name="u" time='), "refused"),
    ("truncated.xml.gz", gzip.compress(LONG.encode(), mtime=0)[:-9], "refused"),
    ("not-gzip.xml.gz", b"\x1f\x8b" + LONG.encode(), "refused"),
    ("cut.jsonl", report_log(["a", "b"])[:-60], "either"),
    ("deep.json", "[" * 100_000, "refused"),
]
TIMES = "|abc|-1|NaN|inf|1e400|1e-400|1,234.5|999999999999999999999999999999|0x10| 1 |1:30".split(
    "|"
)
SMALL.append(
    ("times.xml", suite(*(case(f"t{i}", time=t) for i, t in enumerate(TIMES))), len(TIMES))
)


def large() -> list[tuple[str, str | bytes, int | str]]:
    deep = '<testsuite name="d">' * 10_000, "</testsuite>" * 10_000
    fat = '<testsuite name="s">' + case("t", "<failure>" + "x" * 100_000_000 + "</failure>")
    return [
        ("nested-10000.xml", DECLARATION + deep[0] + case("t") + deep[1], "either"),
        ("name-1mb.xml", suite(case("n" * 1_000_000), case("n" * 1_000_001)), "either"),
        ("failure-100mb.xml", DECLARATION + fat + "</testsuite>", 1),
        (
            "attributes-100000.xml",
            suite(case("t", **{f"a{i}": "" for i in range(100_000)})),
            "either",
        ),
        ("bomb-1gb.xml.gz", gzip.compress(b" " * 1_000_000_000, mtime=0), "refused"),
    ]


def write(folder: pathlib.Path, reports: list[tuple[str, str | bytes, int | str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content, _ in reports:
        content = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(content)
    with open(folder / "expected.tsv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(["file", "tests"])
        table.writerows([name, expected] for name, _, expected in reports)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        write(pathlib.Path(sys.argv[1]), large())
    else:
        write(HOSTILE, SMALL)
        names = {"xml": NAMES, "jsonl": NAMES + NOT_IN_XML}
        (HOSTILE / "names.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
