"""Runs the smallest project of each test runner, by itself and under `laptime run`, and says what was had of it.

usage: runners.py [--write] [RUNNER…]

A runner whose tool is missing is left out, and said so. A runner fails where its run is not recorded, lacks a
test, an outcome or a duration that it can give, or where what it prints is not what it prints by itself.
--write writes the table of Sources/laptime/Documentation.docc/Runners.md from what was had; without it the rows
are compared with the table. Tools that another folder has are found by PATH; LAPTIME_TEST_BINARY names the
program, LAPTIME_TEST_PYTHON a Python that has pytest.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

import runner_projects

PROJECT = pathlib.Path(__file__).resolve().parents[2]
TABLE = PROJECT / "Sources/laptime/Documentation.docc/Runners.md"
LAPTIME = os.environ.get("LAPTIME_TEST_BINARY") or str(PROJECT / ".build/debug/laptime")
COLUMNS = ("runner", "asked through", "durations", "phases", "workers", "retries", "coverage", "output")
# What differs from run to run whoever runs it.
VARIES = re.compile(
    r"\d\d:\d\d\.\d+|\d+\.\d+(e-\d+)?|\d+ ?ms|0x[0-9a-f]+|\d+ wallclock|wrote .* in|\d\d:\d\d(:\d\d)?(\.\d+)?|random(ized)? .*|seed \d+"
    r"|\(\d+s?\)| +(?=T\b)|\d+ms|Memory: .*|\[gw\d+\]|\[\d+/\d+\](?= Testing)"
)


# What a build says at times, whoever runs it.
BUILDING = re.compile(r"\[\d+/\d+\] (Planning build|Write swift-version-\w+\.txt)")


class Missing(Exception):
    """A tool that is not here."""


def environment(folder):
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "JAVA_HOME", "CARGO_HOME", "RUSTUP_HOME")}
    if os.path.isdir("/usr/share/nodejs"):  # where Debian has what mocha needs
        kept["NODE_PATH"] = "/usr/share/nodejs"
    real = pathlib.Path(os.environ.get("HOME", "/"))
    kept.setdefault("CARGO_HOME", str(real / ".cargo"))
    kept.setdefault("RUSTUP_HOME", str(real / ".rustup"))
    return kept | {"HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "80", "LC_ALL": "C.UTF-8",
                   "PATH": os.path.dirname(runner_projects.PYTHON) + ":" + kept["PATH"],
                   "GOFLAGS": "-mod=mod", "GOCACHE": str(folder / ".gocache")}


MARKS = re.compile(r"^[.sFExX]+(?= +\[)")
LIMIT = 300  # seconds for a command, the first build of a project included


def run(command, folder):
    """Runs a command; one that hangs is killed with all that it started."""
    with subprocess.Popen(command, cwd=folder, env=environment(folder), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, errors="replace", start_new_session=True) as process:
        try:
            output, errors = process.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise
    return subprocess.CompletedProcess(command, process.returncode, output, errors)


def lines(text, order):
    """What is printed, without what varies; in the order of the alphabet where tests run side by side."""
    found = [VARIES.sub("~", line).rstrip() for line in text.splitlines() if not BUILDING.fullmatch(line)]
    # So are the marks of tests on one line: whichever worker is first comes first.
    return found if order else sorted(MARKS.sub(lambda marks: "".join(sorted(marks[0])), line) for line in found)


def ask(folder, sql):
    result = subprocess.run([LAPTIME, "query", "--format", "tsv"], cwd=folder, env=environment(folder), input=sql,
                            capture_output=True, text=True)
    return [line.split("\t") for line in result.stdout.splitlines()[1:]]


def differences(plain, asked, project):
    for stream in ("stdout", "stderr"):
        before = lines(getattr(plain, stream), project.ordered)
        shown = getattr(asked, stream)
        if stream == "stderr":  # Laptime's own words come behind
            shown = re.split(r"^report: ", shown, maxsplit=1, flags=re.M)[0]
        after = lines(shown, project.ordered)
        if before != after:
            yield stream, before, after


def check(name, project):
    """The row of the table; raises where something that must hold does not."""
    if any(shutil.which(tool, path=environment(pathlib.Path("/"))["PATH"]) is None for tool in project.tools):
        raise Missing(", ".join(project.tools))
    with tempfile.TemporaryDirectory(prefix="runner-") as place:
        folder = pathlib.Path(place).resolve()
        for file, text in project.files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        for command in project.before:
            result = run(command, folder)
            if result.returncode:
                raise Missing(f"{' '.join(command)}: {(result.stderr or result.stdout)[-300:].strip()}")
        run(project.command, folder)  # what is built and cached at first is there for both
        plain = run(project.command, folder)
        asked = run([LAPTIME, "run", "--no-probe", "--", *project.command], folder)
        assert asked.returncode == plain.returncode, f"exit code {asked.returncode}, not {plain.returncode}: {asked.stderr}"
        outcomes = dict(ask(folder, "SELECT outcome, count(DISTINCT test) FROM attempt_list GROUP BY 1"))
        assert outcomes == project.outcomes, f"{outcomes}, not {project.outcomes}: {asked.stdout}{asked.stderr}"
        had = ask(folder, "SELECT count(duration_us), count(setup_us), count(DISTINCT worker), sum(attempt > 1) FROM attempt_list")[0]
        coverage = ask(folder, "SELECT count(*) FROM coverage_list")[0][0]
        line = re.search(r"^report: (.*?)(?:, asked for through (.*))?$", asked.stderr, re.M)
        how = (f"`{line[2]}`" if line[2] else line[1]) if line else "–"
        changed = list(differences(plain, asked, project))
        if changed and not project.changes:
            stream, before, after = changed[0]
            raise AssertionError(f"{stream} differs:\n--- by itself\n" + "\n".join(before) + "\n--- under laptime\n" + "\n".join(after))
        words = ["yes" if int(count or 0) else "–" for count in (*had, coverage)]
        durations, phases, workers, retries, coverage = words
        return (name, how, durations, phases, workers, retries, coverage,
                "; ".join(filter(None, (project.changes if changed else "as by itself", project.lacks))))


def table(rows):
    head = "| " + " | ".join(COLUMNS) + " |\n|" + " --- |" * len(COLUMNS) + "\n"
    return head + "".join("| " + " | ".join(row) + " |\n" for row in rows)


def known_rows():
    if not TABLE.exists():
        return {}
    split = [line.strip().strip("|").split("|") for line in TABLE.read_text().splitlines() if line.startswith("| ")]
    return {cells[0].strip(): tuple(cell.strip() for cell in cells) for cells in split[1:]}


def main():
    write = "--write" in sys.argv
    names = [word for word in sys.argv[1:] if word != "--write"] or list(runner_projects.ALL)
    known, failed = known_rows(), []
    for name in names:
        try:
            row = check(name, runner_projects.ALL[name])
        except Missing as reason:
            print(f"{name}: left out, {reason} is not here")
            continue
        except (AssertionError, subprocess.TimeoutExpired) as error:
            failed.append(name)
            print(f"{name}: FAILED: {error}")
            continue
        if not write and known.get(name) != row:
            failed.append(name)
            print(f"{name}: FAILED: the table of {TABLE.name} says otherwise: {row}")
            continue
        known[name] = row
        print(f"{name}: ok")
    if write:
        rows = [known[name] for name in runner_projects.ALL if name in known]
        text = TABLE.read_text()
        start, end = "<!-- made by Tests/Scripts/runners.py -->\n", "<!-- end -->"
        before, rest = text.split(start)
        TABLE.write_text(before + start + table(rows) + end + rest.split(end)[1])
    if failed:
        sys.exit("failed: " + " ".join(failed))


if __name__ == "__main__":
    main()
