#!/usr/bin/env python3
"""Breaks what Laptime stands on, and counts what that broke of its promises.

usage: torture.py [--seconds N] [--seed N] [--rounds WORD…]

Commands are killed and disks refuse at each of their calls that change files; the power goes; 64 processes write at
once; bits flip; stores come from elsewhere. All rounds share the seconds. It prints a table, what was broken below it,
and ends with 1 where anything was. LAPTIME_TEST_BINARY names the program, which must not be linked statically: the
faults are made by a library that is loaded before the C library.
"""

import argparse
import pathlib
import sys
import tempfile
import time

import crowd
import damage
import faulted
import power
import tally
import versions
from world import LAPTIME, Worlds

# Each with its share of the time.
ROUNDS = [
    ("killed-at-call", 5, lambda w, s, seed: faulted.at_each_call("killed at a call", ("kill", "half"), s, seed)),
    ("killed", 3, lambda w, s, seed: faulted.at_random(s, seed)),
    ("refused", 5, lambda w, s, seed: faulted.at_each_call(
        "disk full, error, short write at a call", ("enospc+", "eio", "short", "enospc", "eio+"), s, seed)),
    ("power", 4, lambda w, s, seed: power.power_cuts(w, seed)),
    ("damage", 4, lambda w, s, seed: damage.flipped(w, seed)),
    ("strangers", 2, lambda w, s, seed: damage.strangers(w, seed)),
    ("stale", 1, lambda w, s, seed: damage.stale_logs(w, seed)),
    ("versions", 2, lambda w, s, seed: versions.upgrades(w, seed)),
    ("crowd", 3, None),
]


def tell(found):
    """A line on standard error for each round that is over, so that a long run shows how far it is."""
    figures = ", ".join(f"{len(getattr(found, kind))} {kind}" for kind in tally.KINDS)
    print(f"{found.name}: {found.trials:,} trials, {found.faults:,} faults, {figures}", file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--rounds", nargs="*", default=[name for name, *_ in ROUNDS])
    options = parser.parse_args()
    chosen = [entry for entry in ROUNDS if entry[0] in options.rounds]
    end = time.monotonic() + options.seconds
    tallies = []
    print(f"torture of {LAPTIME}, seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="laptime-torture-") as root:
        worlds = Worlds(pathlib.Path(root).resolve())
        subjects = faulted.Subjects(worlds)
        shares = sum(share for _, share, _ in chosen)
        for name, share, trials in chosen:
            until = time.monotonic() + max(0, end - time.monotonic()) * share / shares
            shares -= share
            if trials is None:
                tallies.append(crowd.crowd(worlds, until))
                tell(tallies[-1])
                continue
            for found in trials(worlds, subjects, options.seed):
                if time.monotonic() > until:
                    break
            tallies.append(found)
            tell(found)
    print("\n".join(tally.table(tallies)))
    broken = [(found.name, kind, what) for found in tallies for kind, what in found.broken]
    for name, kind, what in broken[:200]:
        print(f"{name}: {kind}: {what}")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
