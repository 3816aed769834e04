"""Measures Laptime beside the limits and the peers, prints one table, writes .build/bench.json and bench.xml.

usage: python3 Tests/Benchmarks/Bars [WORD…]    only the parts whose name holds one of the words
"""

import os
import sys

import bars
import data
import growth
import output
import peers

PARTS = {
    "start": bars.start_up,
    "record": lambda: bars.recording(100_000, 9),
    "million": lambda: bars.recording(1_000_000, 3),
    "store": bars.large_store,
    "gate": bars.gate,
    "flaky": bars.flaky,
    "changes": bars.changes,
    "at-once": bars.recorders_at_once,
    "peers": peers.measure,
}


def main(words):
    data.FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in [*PARTS, "growth"] if not words or any(word in name for word in words)]
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"Other work is going on (load {load:.1f}): times are too long, ratios are noisy.")
    results = []
    for name in wanted:
        print(f"measuring: {name} …", flush=True)
        if name in PARTS:
            measured = PARTS[name]()
            output.table(measured)
            results += measured
    growths = growth.measure() if "growth" in wanted else []
    print()
    if results:
        output.table(results)
    if growths:
        output.picture(growths)
    output.write_report(results)
    output.write_json(results, growths)


main(sys.argv[1:])
