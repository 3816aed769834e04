#!/usr/bin/env python3
"""Measures the commands that ask, on a store of 10,000 tests and 1,000 runs.

usage: measure.py [LAPTIME]

Makes the store (about 210 MB, 20 s) in a temporary folder, compares what each command takes with what it
may take, and removes the store; the exit code is 1 where one takes longer. Compared is the CPU time of
the whole process, the median of fifteen calls: on an idle machine that is the time on the clock, and it
says the same on a busy one.
"""
import glob
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
ONE, SUITE, ALL = 0.020, 0.100, 1.0
TEST = "tests.unit.test_module_001::test_case_00077[0]"
COMMANDS = [
    (ONE, "runs"),
    (ONE, "runs --branch topic --limit 5"),
    (ONE, f"history {TEST}"),
    (ONE, f"trend --test {TEST}"),
    (ONE, "workers"),
    (ONE, "fixtures"),
    (ONE, "coverage"),
    (ONE, "benchmarks"),
    (ONE, "failures --run latest"),
    (ONE, "failures --each --run latest"),
    (ONE, f"tests {TEST}"),
    (SUITE, "trend"),
    (SUITE, "trend --by day --limit 300"),
    (SUITE, "trend --by week --limit 100"),
    (SUITE, "trend --by month --limit 100"),
    (SUITE, "trend --where db=sqlite --branch main --since 30w"),
    (SUITE, "trend --limit 1000"),
    (SUITE, "trend --class tests.unit.test_module_010"),
    (SUITE, "trend --file tests/unit/test_module_010.py --by week"),
    (SUITE, f"trend --test {TEST} --limit 1000"),
    (SUITE, f"history {TEST} --limit 1000"),
    (SUITE, "tests test_case_001"),
    (SUITE, "failures"),
    (SUITE, "failures --each"),
    (SUITE, "slowest --run latest"),
    (ALL, "slowest"),
    (ALL, "slowest --by total"),
    (ALL, "slowest --by growth"),
    (ALL, "slowest --by variability"),
    (ALL, "slowest --by setup"),
    (ALL, f"slowest --test {TEST}"),
    (ALL, "trend --test test_case"),
    (ALL, "tests --tier slow"),
    (ALL, "tests --limit 10000"),
    (ALL, "tiers"),
    (ALL, "compare"),
    (ALL, "compare --where db=sqlite --vs db=postgres"),
    (ALL, "compare main topic"),
    (ALL, "compare --limit 10000"),
    (ALL, "failures --since 300w"),
]


def make(path):
    migrations = sorted(glob.glob(f"{PROJECT}/Migrations/*.sql"))
    commands = [f'.read "{file}"' for file in migrations]
    commands += ["PRAGMA application_id = 1279348820", f"PRAGMA user_version = {len(migrations)}"]
    commands += [".parameter init", f'.read "{HERE}/make-store.sql"']
    subprocess.run(["sqlite3", path, *commands], check=True, stdout=subprocess.DEVNULL)


def measure(program, store, command):
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    walls, times = [], []
    for _ in range(15):
        start, before = time.perf_counter(), used()
        subprocess.run(
            [program, *command.split(), "--store", store], check=True, stdout=subprocess.DEVNULL)
        walls.append(time.perf_counter() - start)
        times.append(used() - before)
    return statistics.median(times), min(walls)


def main():
    program = os.path.abspath((sys.argv[1:] or [f"{PROJECT}/.build/release/laptime"])[0])
    folder = tempfile.mkdtemp(prefix="laptime-queries-")
    is_slow = False
    try:
        store = f"{folder}/history.db"
        start = time.perf_counter()
        make(store)
        megabytes = os.path.getsize(store) / 1e6
        print(f"store of {megabytes:.0f} MB, made in {time.perf_counter() - start:.0f} s")
        for limit, command in COMMANDS:
            median, wall = measure(program, store, command)
            is_slow = is_slow or median > limit
            print(
                f"{'over' if median > limit else 'ok':4}  {median * 1000:6.1f} ms"
                f" of {limit * 1000:4.0f}  (clock at least {wall * 1000:.1f})  {command}", flush=True)
    finally:
        shutil.rmtree(folder)
    sys.exit(is_slow)


main()
