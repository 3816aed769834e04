"""A history such as teams have, recorded by the program itself: retries, skips, shards, labels, phases, exclusions."""

import html
import json
import os
import random
import subprocess


class Store:
    """A store of its own, in a checkout of its own that is called as the project is."""

    def __init__(self, program, folder, project="shop"):
        self.program, self.folder = program, f"{folder}/{project}"
        os.makedirs(self.folder, exist_ok=True)
        self.file = f"{folder}/history.db"
        git = ["git", "-C", self.folder, "-c", "user.name=a", "-c", "user.email=a@example.com"]
        if not os.path.exists(f"{self.folder}/.git"):
            subprocess.run(git + ["init", "--quiet", "-b", "main"], check=True)
            subprocess.run(git + ["commit", "--quiet", "--allow-empty", "-m", "first"], check=True)

    def start(self, *words, **variables):
        # Nothing of a CI that runs this is to be recorded.
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        return subprocess.Popen(
            [self.program, *words], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, env=kept | {"LAPTIME_STORE": self.file} | variables)

    def run(self, *words, code=0, **variables):
        child = self.start(*words, **variables)
        out, err = child.communicate(timeout=600)
        if code is not None and child.returncode != code:
            raise AssertionError(f"laptime {' '.join(words)}: exit code {child.returncode}\n{out}{err}")
        self.said = err
        return out

    def json(self, *words, **variables):
        return json.loads(self.run(*words, "--format", "json", **variables) or "[]")


def junit(path, cases):
    with open(path, "w") as file:
        file.write("<testsuites><testsuite name='s'>\n")
        for name, seconds, outcome in cases:
            inner = {"passed": "", "skipped": "<skipped/>"}.get(outcome, f"<failure message=\"{outcome} 'here'\">no\\more</failure>")
            file.write(f"<testcase classname='pkg.test_a.TestB' name='{html.escape(name)}' time='{seconds:.6f}'>{inner}</testcase>\n")
        file.write("</testsuite></testsuites>\n")


def reportlog(path, cases, start):
    """What pytest-reportlog writes, which has phases."""
    with open(path, "w") as file:
        file.write(json.dumps({"pytest_version": "8.0.0", "$report_type": "SessionStart"}) + "\n")
        moment = start
        for name, seconds, outcome in cases:
            for when, share in (("setup", 0.2), ("call", 0.7), ("teardown", 0.1)):
                file.write(json.dumps({
                    "nodeid": f"pkg/test_a.py::TestB::{name}", "location": ["pkg/test_a.py", 1, f"TestB.{name}"], "keywords": {},
                    "outcome": outcome if when == "call" else "passed", "longrepr": None if outcome == "passed" else "no",
                    "when": when, "user_properties": [], "sections": [], "duration": seconds * share,
                    "start": moment, "stop": moment + seconds * share, "$report_type": "TestReport"}) + "\n")
                moment += seconds * share
        file.write(json.dumps({"exitstatus": 0, "$report_type": "SessionFinish"}) + "\n")


def record(store, runs=14, tests=40, seed=1, suite="unit"):
    """Records runs, the last of which has a slower test."""
    random.seed(f"{seed} {suite}")
    report = f"{store.folder}/report.xml"
    usual = {f"test_{n}[a'b-{n}]": random.lognormvariate(-4, 1.2) for n in range(tests)}
    for run in range(1, runs + 1):
        month, day = 1 + run // 20, 1 + run % 20
        words = [
            "--suite", suite, "--branch", "main" if run % 4 else "topic/x'y", "--commit", f"{run:040x}",
            "--kind", "trunk" if run % 4 else "pull-request", "--started-at", f"2026-{month:02}-{day:02}T08:{run % 60:02}:{7 + len(suite):02}Z",
            "--label", f"db={'sqlite' if run % 3 else 'postgres'}", "--run-key", f"{suite}-{run}", "--wall", f"{20 + run % 5}s",
        ]
        cases = []
        for name, seconds in usual.items():
            outcome = random.choices(["passed", "skipped", "failed early"], [90, 6, 2])[0]
            slow = 3 if run == runs and name.startswith("test_3[") else 1
            cases.append((name, 0 if outcome == "skipped" else seconds * random.uniform(0.9, 1.1) * slow, outcome))
        if run % 5 == 0:
            for shard in (1, 2):
                junit(report, cases[shard - 1 :: 2])
                store.run("record", report, *words, "--shard", f"{shard}/2")
        elif run % 7 == 0:
            reportlog(report, [(n, s, "passed" if o == "skipped" else o.split()[0]) for n, s, o in cases], 1.77e9 + run)
            store.run("record", report, *words)
        else:
            junit(report, cases)
            store.run("record", report, *words)
            failed = [(n, s / 2, "passed") for n, s, o in cases if o.startswith("failed")]
            if failed and run % 2:
                junit(report, failed)
                store.run("record", report, "--suite", suite, "--attempt-of", "latest", "--commit", f"{run:040x}")
