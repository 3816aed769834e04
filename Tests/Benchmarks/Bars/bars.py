"""The bars: what must hold, measured beside the limit of the same work in the same run."""

import statistics
import subprocess
import time
from dataclasses import dataclass

import data
from measure import compare, run, time_of


@dataclass
class Result:
    """One line of the table. `value` is held against `limit`; no limit: it is for comparison; no value: it
    could not be measured."""

    name: str
    value: float | None
    limit: float | None = None
    unit: str = "×"
    note: str = ""
    at_least: bool = False

    @property
    def holds(self):
        if self.value is None or self.limit is None:
            return None
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def ratio(name, limit, comparison):
    wall = statistics.median(comparison.ratios())
    cpu = statistics.median(comparison.ratios("cpu"))
    ours, theirs = 1000 * comparison.ours.wall, 1000 * comparison.theirs.wall
    return Result(name, wall, limit, note=f"{ours:,.0f} ms to {theirs:,.0f}; CPU ×{cpu:.2f}")


def faster(name, limit, comparison):
    result = ratio(name, limit, comparison)
    result.value, result.at_least = 1 / result.value, True
    return result


def scratch():
    return data.FOLDER / "scratch.db"


def clean():
    data.remove(scratch())


def recording(tests, rounds):
    """New tests against a serial C program, known ones against expat and four integers a test."""
    first, second = data.report(tests, 1), data.report(tests, 2)
    new = compare(
        data.record(scratch(), first),
        [data.program("record-serially"), data.MIGRATION, first, scratch()],
        rounds, before=clean,
    )  # fmt: skip
    clean()
    known = data.FOLDER / "known.db"
    data.remove(known)
    run(data.record(known, first))
    again = compare(
        lambda number: data.record(known, second, 2 + number),
        [data.program("four-integers"), second, scratch()],
        rounds, before=clean,
    )  # fmt: skip
    clean()
    data.remove(known)
    return [
        ratio(f"record {tests:,} new tests / serial C", 1.2, new),
        ratio(f"record {tests:,} known tests / expat + 4 integers", 1.5, again),
        Result(
            f"record {tests:,} tests, peak memory",
            max(new.ours.peak_mb, again.ours.peak_mb), 64, "MB",
        ),
    ]  # fmt: skip


def large_store():
    """A run into a store of 10 million results, and what a result takes there."""
    history = data.store(10_000, 1000)
    path = data.copy(history, "large.db")
    empty = data.FOLDER / "small.db"
    data.remove(empty)
    report = data.report(2000)
    run(data.record(empty, report, 5000))
    pair = compare(
        lambda number: data.record(path, report, 5001 + number),
        lambda number: data.record(empty, report, 5001 + number),
        rounds=15,
    )
    data.remove(path)
    data.remove(empty)
    return [
        Result("record 2,000 tests into 10 million results", 1000 * pair.ours.wall, 60, "ms"),
        ratio("the same / an empty store", 1.2, pair),
        *bytes_a_result(history, 10_000_000),
    ]


def bytes_a_result(path, results):
    """Names, results and all indexes; then with what failures said, of which 1 % have a text of their own."""
    size = path.stat().st_size / results
    texts = subprocess.run(
        ["sqlite3", path, "SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%messages%'"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [
        Result("bytes a result, names and indexes", size - int(texts.stdout) / results, 20, "B"),
        Result("bytes a result, texts of failures too", size, None, "B"),
    ]


READ_RUNS = """
SELECT test_id, outcome, mode, duration_us FROM attempts
WHERE run_id IN (SELECT id FROM runs ORDER BY started_at DESC LIMIT 31)
"""


def gate():
    """The gate against reading the same runs, and against itself with a longer history: of a run with
    failures, which it judges by up to 500 runs, and of one without."""
    short, long = data.store(10_000, 60), data.longer_store(10_000, 3000, of=1000)
    results = []
    for name, short, long in [
        ("gate of 10,000 tests", short, long),
        ("gate, nothing failed", data.calm(short), data.calm(long)),
    ]:
        options = {"rounds": 11, "expect": (0, 1, 2)}
        command = [data.LAPTIME, "gate", "--store"]
        shell = compare([*command, short], ["sqlite3", short, READ_RUNS], **options)
        reading = compare([*command, short], [data.program("read-runs"), short, 31], **options)
        history = compare([*command, long], [*command, short], **options)
        results += [
            ratio(f"{name}, 30 runs / sqlite3 reading them", 3, shell),
            ratio(f"{name}, 30 runs / C reading them", None, reading),
            ratio(f"{name} at 3,000 runs / at 60", 1.2, history),
        ]
    return results


def flaky():
    timing = time_of(
        [data.LAPTIME, "flaky", "--store", data.store(10_000, 500)], rounds=3, expect=(0, 1, 2, 3))
    return [Result("flaky of 10,000 tests, 500 runs", timing.cpu, 3, "s of CPU")]


def changes():
    store = data.store(10_000, 200)
    pair = compare(
        [data.LAPTIME, "changes", "--store", store, "--last", 200],
        [data.program("change-points"), store, 200],
        rounds=3,
    )
    return [ratio("change points of 10,000 tests, 200 runs / C", 2, pair)]


def start_up():
    pair = compare(
        [data.LAPTIME, "--version"], [data.program("EmptyProgram"), "--version"], rounds=31)
    size = data.LAPTIME.stat().st_size / 1e6
    return [
        ratio("--version / an empty ArgumentParser program", 2, pair),
        Result("static stripped binary", size, 25, "MB"),
    ]


def recorders_at_once(count=64):
    """Many processes that record into one store at once against the same ones in turn."""
    reports = [data.report(2000, number) for number in range(1, count + 1)]
    commands = [data.record(scratch(), report, number) for number, report in enumerate(reports)]
    ratios, recorded, said = [], count, count
    for _ in range(3):
        clean()
        start = time.monotonic()
        for command in commands:
            run(command)
        in_turn = time.monotonic() - start
        clean()
        start = time.monotonic()
        children = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
        said = min(said, [child.wait() for child in children].count(0))
        ratios.append((time.monotonic() - start) / in_turn)
        counted = subprocess.run(
            ["sqlite3", scratch(), "SELECT count(*) FROM attempts"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        recorded = min(recorded, int(counted.stdout) // 2000)
    clean()
    note = f"{recorded} of {count} recorded, {said} said so"
    value = statistics.median(ratios) if recorded == said == count else None
    return [Result(f"{count} recorders at once / in turn", value, 1.5, note=note)]
