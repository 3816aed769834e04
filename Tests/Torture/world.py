"""Folders in which laptime is run, and how: with faults, with a limit, killed after a while."""

import os
import pathlib
import shutil
import signal
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
LAPTIME = os.environ.get("LAPTIME_TEST_BINARY") or str(PROJECT / ".build/debug/laptime")
LIMIT = 120  # seconds after which a command hangs
TESTS = 8


class Ended:
    """How a command ended and what it said; code is negative where a signal ended it."""

    def __init__(self, code, output, errors):
        self.code, self.output, self.errors = code, output, errors

    @property
    def hangs(self):
        return self.code is None

    @property
    def died(self):
        """Whether it ended as no command does."""
        return self.hangs or self.code < 0 or self.code == 70 or self.code > 78

    def __str__(self):
        told = (self.errors or self.output).strip().splitlines()
        return f"exit {self.code}: {told[-1][:160] if told else ''}"


def environment(folder, more=()):
    kept = {k: os.environ[k] for k in ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS") if k in os.environ}
    kept |= {"HOME": str(folder), "LC_ALL": "C.UTF-8", "USER": "somebody", "TMPDIR": str(folder / "tmp"),
             "LAPTIME_STORE": "history.db", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
             "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z"}
    return kept | dict(more)


def start(folder, words, faults=(), stdin=subprocess.DEVNULL):
    return subprocess.Popen([LAPTIME, *words], cwd=folder, env=environment(folder, faults), stdin=stdin,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace",
                            start_new_session=True)


def finish(process, limit=LIMIT, text=None):
    """Waits for a command; one that hangs is killed with all that it started."""
    with process:
        try:
            output, errors = process.communicate(text, timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return Ended(None, "", "no end")
    return Ended(process.returncode, output, errors)


def run(folder, words, faults=(), limit=LIMIT):
    return finish(start(folder, words, faults), limit)


def ask(folder, sql):
    """What `laptime query` says to a question."""
    return finish(start(folder, ["query", "--format", "csv"], stdin=subprocess.PIPE), text=sql)


def report(number, tests=TESTS, failing=(), names=None, is_dated=True):
    """The text of a report of JUnit."""
    cases = []
    for test in names or range(tests):
        inside = f'<failure message="wrong: {number}">at line {test}</failure>' if test in failing else ""
        cases.append(f'<testcase classname="shop.cart" name="test_{test}" time="{0.1 + len(cases) / 10 + number / 1000:.3f}">'
                     f"{inside}</testcase>")
    start = f"2026-01-02T{3 + number // 60:02}:{number % 60:02}:04"
    dated = f' timestamp="{start}"' if is_dated else ""
    return f'<testsuite name="s" tests="{len(cases)}"{dated}>{"".join(cases)}</testsuite>'


COVERAGE = "SF:shop/cart.py\n" + "".join(f"DA:{line},{line % 3}\n" for line in range(1, 40)) + "end_of_record\n"


class Worlds:
    """Folders that are made once and copied for each trial."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.count = 0
        self.shim = self.root / "faults.so"
        compiler = next((name for name in ("clang", "gcc", "cc") if shutil.which(name)), None)
        if compiler is None:
            sys.exit("torture: no C compiler is here, with which the faults are made")
        subprocess.run([compiler, "-O1", "-fPIC", "-shared", "-o", str(self.shim),
                        str(pathlib.Path(__file__).with_name("faults.c")), "-ldl"], check=True)
        self.plain = self.make_plain()
        self.git = self.make_git()

    def ask(self, folder, *words):
        ended = run(folder, words)
        if ended.code not in (0, 1, 2):
            raise RuntimeError(f"laptime {' '.join(words)}: {ended}")
        return ended

    def record(self, folder, number, *more, store=None):
        (folder / f"r{number}.xml").write_text(report(number, failing={number % TESTS} if number % 3 == 0 else ()))
        words = ["record", f"r{number}.xml", "--commit", f"{number:040x}", "--branch", "main", *more]
        self.ask(folder, *words, *(["--store", store] if store else []))

    def make_plain(self):
        folder = self.root / "plain"
        (folder / "tmp").mkdir(parents=True)
        (folder / "laptime.toml").write_text('project = "shop"\ntrunk = "main"\n')
        (folder / "quarantine.txt").write_text("")
        for number in range(1, 7):
            self.record(folder, number)
        # Three tests go, and one of them has another name.
        (folder / "r7.xml").write_text(report(7, names=(0, "1b", 2, 3, 5, 7)))
        self.ask(folder, "record", "r7.xml", "--commit", f"{7:040x}", "--branch", "main")
        (folder / "cov.info").write_text(COVERAGE)
        self.ask(folder, "record", "cov.info", "--commit", f"{7:040x}")
        self.ask(folder, "gate")
        self.ask(folder, "baseline", "pin", "start", "--run", "latest")
        self.ask(folder, "accept", "test_6", "--rule", "missing-tests", "--why", "meant")
        (folder / "others").mkdir()
        for number in range(11, 14):
            self.record(folder, number, store="others/history.db")
        self.ask(folder, "baseline", "pin", "theirs", "--run", "latest", "--store", "others/history.db")
        for number in range(11, 14):
            key = self.runs(folder / "others/history.db")[number - 11]
            self.ask(folder, "export", key, "--out", "bundles", "--store", "others/history.db")
        self.ask(folder, "push", "share", "--store", "others/history.db")
        for number in (20, 21):
            (folder / f"r{number}.xml").write_text(report(number, failing={2, 5} if number == 20 else ()))
        (folder / "undated.xml").write_text(report(22, failing={3}, is_dated=False))
        return folder

    @staticmethod
    def runs(store):
        import sqlite3
        connection = sqlite3.connect(store)
        with connection:
            keys = [key for (key,) in connection.execute("SELECT key FROM runs ORDER BY id")]
        connection.close()
        return keys

    def make_git(self):
        """The same in a checkout whose remote has bundles of others."""
        folder = self.root / "git"
        shutil.copytree(self.plain, folder)
        for words in (["init", "-q", "-b", "main"], ["config", "user.name", "S"], ["config", "user.email", "s@x"],
                      ["add", "laptime.toml"], ["commit", "-q", "-m", "one"],
                      ["init", "-q", "--bare", "origin.git"], ["remote", "add", "origin", "./origin.git"]):
            subprocess.run(["git", *words], cwd=folder, env=environment(folder), check=True, stdout=subprocess.DEVNULL)
        self.ask(folder, "push", "git+origin", "--store", "others/history.db")
        self.record(folder, 14, store="others/second.db")
        self.ask(folder, "push", "git+origin", "--store", "others/second.db")
        return folder

    def copy(self, template):
        self.count += 1
        folder = self.root / f"t{self.count}"
        shutil.copytree(template, folder, symlinks=True)
        return folder

    def faults(self, folder, kind=None, at=0, stays=False, program=None, **more):
        """The variables with which a command has a fault."""
        made = {"LD_PRELOAD": str(self.shim), "FAULT_ROOT": str(folder), "FAULT_PROGRAM": program or pathlib.Path(LAPTIME).name}
        if kind:
            made |= {"FAULT_KIND": kind, "FAULT_AT": str(at)}
        if stays:
            made["FAULT_STAYS"] = "1"
        return made | more

    @staticmethod
    def remove(folder):
        shutil.rmtree(folder, ignore_errors=True)
