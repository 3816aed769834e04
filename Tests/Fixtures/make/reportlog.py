"""Reads pytest-reportlog files: the account of a run that owes nothing to its JUnit file."""

import json
import pathlib
from dataclasses import dataclass, field


@dataclass
class Attempt:
    """One execution of one test."""

    outcome: str = "passed"
    duration: float = 0.0
    phases: dict[str, float] = field(default_factory=dict)


def identity(node: str) -> str:
    """The test's id as Laptime prints it: `class::name`, the class with the file's path before."""
    path, bracket, parameters = node.partition("[")
    file, *classes, name = path.split("::")
    where = ".".join([file.removesuffix(".py").replace("/", "."), *classes])
    return f"{where}::{name}{bracket}{parameters}"


def phase_outcome(report: dict) -> str:
    """What one phase (setup, call, teardown) says of the attempt."""
    expected_to_fail = "wasxfail" in report
    if report["outcome"] == "failed":
        return "failed" if report["when"] == "call" else "errored"
    if report["outcome"] == "skipped":
        return "xfailed" if expected_to_fail else "skipped"
    if report["outcome"] == "rerun":
        return "rerun"
    return "xpassed" if expected_to_fail and report["when"] == "call" else "passed"


def cases(path: pathlib.Path) -> dict[str, list[Attempt]]:
    """The attempts of every test, in the order in which they were made."""
    tests: dict[str, list[Attempt]] = {}
    with open(path, encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines]
    for report in reports:
        if report.get("$report_type") != "TestReport":
            continue
        attempts = tests.setdefault(identity(report["nodeid"]), [])
        if report["when"] == "setup":
            attempts.append(Attempt())
        attempt = attempts[-1]
        attempt.phases[report["when"]] = report["duration"]
        attempt.duration += report["duration"]
        outcome = phase_outcome(report)
        if outcome != "passed":
            attempt.outcome = outcome
    return tests
