"""What it costs a test runner to be asked for its report, beside the report that one would ask it for."""

import os

import data
from bars import ratio
from measure import compare

TESTS = """import pytest

@pytest.mark.parametrize("number", range(2000))
def test_number(number):
    assert number >= 0
"""


def asking():
    python = os.environ.get("LAPTIME_TEST_PYTHON") or data.BUILD / "venv/bin/python"
    folder = data.FOLDER / "asking"
    folder.mkdir(exist_ok=True)
    (folder / "test_numbers.py").write_text(TESTS)
    pytest = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    run = [data.LAPTIME, "run", "--no-probe", "--"]
    comparison = compare(
        [*run, *pytest], [*run, *pytest, "--junit-xml=junit.xml"], 9, folder=folder,
        before=lambda: data.remove(folder / ".laptime/history.db"),
    )  # fmt: skip
    return [ratio("run, 2,000 tests of pytest asked / with --junit-xml", 1.02, comparison)]
