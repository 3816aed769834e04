#!/usr/bin/env python3
"""Compares what Laptime predicts of two suites with what real runs take: the demonstration's shop and one that sleeps.

usage: check.py FOLDER [--long] [WORD…]      (the suites sleeps and shop, the parts makespan, order and split)

makespan: of pytest -n 1 to 4 with each scheduler, from the history of -n 2 alone: the median error is at most 3 %,
and nine in ten lie in their interval. order: run --order is at most 1.05 of the lower bound of the run's own times,
beside the natural order. split: no shard is longer than the longest of pytest-split. Real runs are disturbed by what
else the machine does: they are compared on an idle one. Exits with 1 where one of these does not hold.
"""
import json
import os
import pathlib
import statistics
import subprocess
import sys

import postgres
import sleeps
from project import Project

PYTEST = ["pytest", "-q", "-p", "no:cacheprovider"]
SCHEDULERS = ["load", "worksteal", "loadfile", "loadscope"]
TIMES = """\
SELECT worker, started_us AS start, started_us + setup_us + call_us + coalesce(teardown_us, 0) AS end, setup_us
FROM timings WHERE run_id = (SELECT max(id) FROM runs) AND started_us IS NOT NULL ORDER BY started_us
"""
# Of each test: what it takes without set-up, and its set-ups, the greatest of which paid for what its file shares.
OWN = """\
SELECT n.test, t.file, cast(avg(g.call_us + coalesce(g.teardown_us, 0)) AS INTEGER) AS own_us,
  max(g.setup_us) AS most_setup_us, min(g.setup_us) AS least_setup_us, g.setup_us AS last_setup_us, max(g.run_id)
FROM timings AS g JOIN tests AS t ON t.id = g.test_id JOIN test_names AS n ON n.test_id = t.id
GROUP BY g.test_id ORDER BY t.file, t.id
"""


class Suite:
    def __init__(self, name, folder):
        self.name, self.folder = name, folder

    def laptime(self, *words, store="history.db", input=None):
        environment = {**os.environ, "LAPTIME_STORE": str(self.folder / store)}
        done = subprocess.run(
            ["laptime", *words], cwd=self.folder, env=environment, input=input or "", capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"laptime {' '.join(words)}: {done.stdout}{done.stderr}")
        return done

    def run(self, workers, scheduler, *options, store):
        """The tests of a real run, and its wall time."""
        self.laptime("run", "--no-probe", *options, "--", *PYTEST, "-n", str(workers), "--dist", scheduler, store=store)
        rows = json.loads(self.laptime("query", "--format", "json", store=store, input=TIMES).stdout)
        runs = json.loads(self.laptime("runs", "--limit", "1", "--format", "json", store=store).stdout)
        return rows, runs[0]["wall_us"]


def makespan(tests):
    return max(test["end"] for test in tests) - min(test["start"] for test in tests)


def percent(share):
    return f"{100 * share:+.1f} %"


def check_makespans(suite, history):
    """The errors of makespans and walls, and whether each wall lies in its interval."""
    plan = json.loads(suite.laptime("plan", "--workers", "1-4", "--format", "json").stdout)
    plans = {(plan["workers"], plan["scheduler"]): plan for plan in plan["plans"] if plan["order"] == "natural"}
    print(f"\n{suite.name}: predicted from {history} runs of -n 2 --dist load")
    print("workers scheduler   makespan      real   error      wall      real   error  interval")
    results = []
    for workers in range(1, 5):
        for scheduler in SCHEDULERS:
            known = plans[workers, scheduler]
            tests, wall = suite.run(workers, scheduler, store="real.db")
            error = known["makespan_us"] / makespan(tests) - 1
            of_wall = known["predicted_wall_us"] / wall - 1
            is_inside = known["low_us"] <= wall <= known["high_us"]
            results.append((abs(error), abs(of_wall), is_inside))
            print(f"{workers:7} {scheduler:10} {known['makespan_us'] / 1e6:8.2f} s {makespan(tests) / 1e6:7.2f} s"
                  f" {percent(error):>7} {known['predicted_wall_us'] / 1e6:7.2f} s {wall / 1e6:7.2f} s"
                  f" {percent(of_wall):>7}  {'inside' if is_inside else 'OUTSIDE'}", flush=True)
    return results


def check_order(suite):
    """The worst ratio of an ordered run to the lower bound of its own times."""
    print(f"\n{suite.name}: run --order beside the natural order, worksteal")
    worst, are_fewer = 0, True
    for workers in (2, 4):
        figures = {}
        for name, options in (("natural", []), ("best", ["--order"])):
            tests, _ = suite.run(workers, "worksteal", *options, store="history.db")
            times = [test["end"] - test["start"] for test in tests]
            bound = max(max(times), sum(times) / workers)
            setups = sum(test["setup_us"] for test in tests)
            figures[name] = (makespan(tests), bound, setups)
            print(f"-n {workers} {name:8} {makespan(tests) / 1e6:7.2f} s, {makespan(tests) / bound:.3f} of the lower"
                  f" bound, set-ups {setups / 1e6:.2f} s", flush=True)
        worst = max(worst, figures["best"][0] / figures["best"][1])
        are_fewer = are_fewer and figures["best"][2] <= 1.1 * figures["natural"][2] + 100_000
    return worst, are_fewer


def check_split(suite):
    """Whether no longest shard is longer than those of pytest-split, by the times as they were measured, and where each
    pays for what its files share."""
    from pytest_split import algorithms

    rows = json.loads(suite.laptime("query", "--format", "json", input=OWN).stdout)
    own = {row["test"]: row["own_us"] for row in rows}
    files = {row["test"]: row["file"] for row in rows}
    shared = {}
    for row in rows:
        shared[row["file"]] = max(shared.get(row["file"], 0), row["most_setup_us"] - row["least_setup_us"])
    # As pytest-split has it: the times as they were measured.
    times = {row["test"]: float(row["own_us"] + row["last_setup_us"]) for row in rows}

    def cost(tests):
        return sum(own[test] for test in tests) + sum(shared[file] for file in {files[test] for test in tests})

    def plain(tests):
        return sum(times[test] for test in tests)

    items = [type("Item", (), {"nodeid": test})() for test in own]
    is_kept = True
    for shards in (2, 3, 4, 8):
        plan = json.loads(suite.laptime("split", "--shards", str(shards), "--format", "json").stdout)
        for name, measure in (("as measured", plain), ("with set-ups", cost)):
            ours = max(measure(shard["tests"]) for shard in plan["shards"])
            theirs = {}
            for algorithm in algorithms.Algorithms:
                groups = algorithm.value(shards, items, times)
                theirs[algorithm.name] = max(measure([item.nodeid for item in group.selected]) for group in groups)
            is_kept = is_kept and ours <= 1.005 * min(theirs.values())
            words = ", ".join(f"{algorithm} {time / 1e6:.2f} s" for algorithm, time in theirs.items())
            print(f"{suite.name} in {shards} shards, {name}: the longest {ours / 1e6:.2f} s; {words}")
    return is_kept


def check(suite, parts, history):
    """What does not hold of a suite, in words."""
    broken = []
    for _ in range(history):
        suite.run(2, "load", store="history.db")
    if "makespan" in parts:
        results = check_makespans(suite, history)
        errors, walls = (statistics.median(column) for column in list(zip(*results))[:2])
        inside = statistics.mean(result[2] for result in results)
        print(f"median error of makespans {100 * errors:.1f} %, of walls {100 * walls:.1f} %, {100 * inside:.0f} % inside")
        if errors > 0.03 or walls > 0.10 or inside < 0.9:
            broken.append(f"{suite.name}: makespan")
    if "order" in parts:
        worst, are_fewer = check_order(suite)
        if worst > 1.05 or not are_fewer:
            broken.append(f"{suite.name}: order, {worst:.3f} of the lower bound")
    if "split" in parts and not check_split(suite):
        broken.append(f"{suite.name}: split")
    return broken


def shop(folder, is_long):
    project = Project(folder / "shop", share=1.0 if is_long else 0.25)
    project.write()
    project.take(
        "Session fixtures", tests="3-session-fixtures", unit="1-sqlite-for-unit-tests",
        e2e="3-module-database-end-to-end")
    return Suite("shop", folder / "shop")


def main():
    folder, *words = sys.argv[1:]
    is_long = "--long" in words
    folder = pathlib.Path(folder)
    names = [word for word in words if word in ("sleeps", "shop")] or ["sleeps", "shop"]
    parts = [word for word in words if word in ("makespan", "order", "split")] or ["makespan", "order", "split"]
    broken = []
    if "sleeps" in names:
        sleeps.write(folder / "sleeps", seconds=48.0 if is_long else 16.0)
        broken += check(Suite("sleeps", folder / "sleeps"), parts, history=3)
    if "shop" in names:
        with postgres.server() as address:
            os.environ["SHOP_SERVER"] = address
            broken += check(shop(folder, is_long), parts, history=3)
    for line in broken:
        print(f"does not hold: {line}")
    sys.exit(bool(broken))


main()
