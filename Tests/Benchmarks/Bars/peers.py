"""The peers, each from PyPI in an environment of its own; one that is not installed is said so."""

import statistics
import subprocess
import sys
from pathlib import Path

import data
from bars import Result, faster
from measure import compare, run, time_of

HERE = Path(__file__).parent
BIN = data.BUILD / "venv-bench/bin"


def is_there(*modules):
    if not (BIN / "python").exists():
        return False
    code = "; ".join(f"import {module}" for module in modules)
    return subprocess.run([BIN / "python", "-c", code], capture_output=True).returncode == 0


def measure():
    measures = [
        ("flaktor 0.2.1", ["flaktor"], flaktor),
        ("junitparser 5 + sqlite3", ["junitparser"], junitparser),
        ("pytest-history 0.3", ["pytest_history", "pytest"], pytest_history),
        ("pytest-split 0.11", ["pytest_split", "pytest"], pytest_split),
        ("apache-otava 0.8", ["otava.analysis"], lambda: series("otava", "apache-otava", 20)),
        ("signal_processing_algorithms", ["signal_processing_algorithms"],
         lambda: series("spa", "signal_processing_algorithms", None)),
    ]  # fmt: skip
    results = []
    for name, modules, body in measures:
        if is_there(*modules):
            results += body()
        else:
            results.append(Result(f"{name}", None, None, note="not installed"))
    return results


def flaktor():
    folder = data.FOLDER / "flaktor"
    folder.mkdir(exist_ok=True)
    store = folder / "flaktor.db"

    def fresh():
        data.remove(store)
        data.remove(folder / "laptime.db")
        run([BIN / "flaktor", "init", "--db", store, "--force"])

    report = data.report(10_000)
    pair = compare(
        data.record(folder / "laptime.db", report),
        [BIN / "flaktor", "upload", report, "--db", store, "--branch", "main", "--commit", "c1"],
        before=fresh,
    )
    return [faster("record 10,000 tests, faster than flaktor upload", 10, pair)]


def junitparser():
    store = data.FOLDER / "junitparser.db"
    report = data.report(10_000)
    pair = compare(
        data.record(store, report),
        [BIN / "python", HERE / "peer_junitparser.py", report, store],
        before=lambda: data.remove(store),
    )
    data.remove(store)
    return [faster("record 10,000 tests, faster than junitparser + sqlite3", 5, pair)]


def pytest_history():
    """What the plugin adds to the CPU time of a run of 2,000 tests against that of recording their report."""
    folder = data.FOLDER / "pytest"
    folder.mkdir(exist_ok=True)
    (folder / "test_many.py").write_text(
        "import pytest\n\n@pytest.mark.parametrize('n', range(2000))\ndef test_nothing(n):\n    pass\n")
    store = folder / "laptime.db"
    pytest = [BIN / "python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:pytest-split"]
    options = {"folder": folder, "before": lambda: data.remove(folder / ".test-results.db")}
    pair = compare(pytest, [*pytest, "-p", "no:history"], rounds=3, **options)
    run([*pytest, "-p", "no:history", "--junit-xml=report.xml"], folder=folder)
    ours = time_of(
        data.record(store, folder / "report.xml"), before=lambda: data.remove(store))
    with_plugin, without = ([sample.cpu for sample in timing.samples] for timing in (pair.ours, pair.theirs))
    added = statistics.median(a - b for a, b in zip(with_plugin, without))
    note = f"{1000 * ours.cpu:.0f} ms to {1000 * added:.0f} of CPU time"
    if added <= 0:
        return [Result("record 2,000 tests, faster than pytest-history", None, note="lost in noise")]
    return [Result("record 2,000 tests, faster than pytest-history", added / ours.cpu, None, note=note, at_least=True)]


def pytest_split():
    """Its list of the slowest tests, from one duration a test, against ours from all runs of a store."""
    import json

    durations = data.FOLDER / "durations.json"
    durations.write_text(json.dumps({f"test_many.py::test_{n}": n / 1000 for n in range(10_000)}))
    pair = compare(
        [data.LAPTIME, "slowest", "--store", data.store(10_000, 60)],
        [BIN / "slowest-tests", "--durations-path", durations, "-c", 20],
    )
    return [faster("slowest of 10,000 tests, faster than pytest-split", None, pair)]


def series(peer, name, limit):
    """Change points of one series of 200 values: ours of 10,000 tests a test, theirs of some series."""
    output = subprocess.run(
        [BIN / "python", HERE / "peer_changes.py", peer], capture_output=True, text=True, check=True)
    theirs = float(output.stdout)
    store = data.store(10_000, 200)
    ours = time_of([data.LAPTIME, "changes", "--store", store, "--last", 200], rounds=3)
    a_test = ours.cpu / 10_000
    note = f"{1e6 * a_test:.0f} µs to {1e6 * theirs:,.0f} a series"
    return [
        Result(f"change points, faster than {name}", theirs / a_test, limit, note=note, at_least=True)]
