"""The counts that the tests of Laptime expect of the recorded history."""

import json
import pathlib
from collections import Counter

from reportlog import Attempt

OUTCOMES = ("passed", "failed", "errored", "skipped", "xfailed", "xpassed")
# Becomes three times slower at run 7; the other one is its control, which stays as it is.
STEP = "tests.integration.test_catalog::test_rebuild_catalog"
CONTROL = "tests.integration.test_catalog::test_rebuild_empty"


def outcome_counts(tests: dict[str, list[Attempt]]) -> dict:
    final = Counter(attempts[-1].outcome for attempts in tests.values())
    counts = {"tests": len(tests), "attempts": sum(map(len, tests.values()))}
    return counts | {outcome: final[outcome] for outcome in OUTCOMES}


def microseconds(seconds: float) -> int:
    return round(seconds * 1e6)


def truth_row(tests: dict[str, list[Attempt]], coverage: pathlib.Path) -> dict:
    """A run's outcomes, durations and coverage."""
    totals = json.loads(coverage.read_text(encoding="utf-8"))["totals"]
    return outcome_counts(tests) | {
        "duration_us": microseconds(sum(a.duration for made in tests.values() for a in made)),
        "step_call_us": microseconds(tests[STEP][0].phases["call"]),
        "control_call_us": microseconds(tests[CONTROL][0].phases["call"]),
        "lines_covered": totals["covered_lines"],
        "lines_total": totals["num_statements"],
        "branches_covered": totals["covered_branches"],
        "branches_total": totals["num_branches"],
        "failed_tests": " ".join(sorted(t for t in tests if tests[t][-1].outcome == "failed")),
    }


def retry_row(tests: dict[str, list[Attempt]]) -> dict:
    """The outcomes of an attempt with reruns; `rerun_tests` as `test=attempts made`."""
    rerun = sorted(test for test, attempts in tests.items() if len(attempts) > 1)
    flaky = [test for test in rerun if tests[test][-1].outcome == "passed"]
    return outcome_counts(tests) | {
        "flaky": len(flaky),
        "rerun_tests": " ".join(f"{test}={len(tests[test])}" for test in rerun),
    }
