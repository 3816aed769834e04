"""The table, the picture of growth, and the files that hold them: JSON, and a report for Laptime."""

import json
import os
from xml.sax.saxutils import quoteattr

import data


def table(results):
    width = max(len(result.name) for result in results)
    print(f"  {'what':<{width}}  {'measured':>16}  {'bar':>7}")
    for result in results:
        mark = {True: "✓", False: "✗", None: " "}[result.holds]
        value = "" if result.value is None else f"{result.value:,.2f} {result.unit}"
        bound = "≥" if result.at_least else "≤"
        limit = "" if result.limit is None else f"{bound} {result.limit:g}"
        print(f"{mark} {result.name:<{width}}  {value:>16}  {limit:>7}  {result.note}".rstrip())
    missed = [result for result in results if result.holds is False]
    print(f"\n{len(missed)} of {sum(result.limit is not None for result in results)} bars missed")


def picture(growths):
    print("\nGrowth: the time on a logarithmic scale, and the time for one unit (flat or falling is no worse than linear)")
    for growth in growths:
        print(f"  {growth.name:<30} {growth.curve:<6} {growth.picture:<6} n^{growth.exponent:.2f}")
        for size, seconds in zip(growth.sizes, growth.seconds):
            print(f"    {size:>11,}  {1000 * seconds:>10,.1f} ms")


def write_report(results):
    """A JUnit case for each line. It failed where the bar does not hold, and its time is what was measured as
    far as less is better, so that Laptime's gate tells when it grows: a ratio of 1 is a second."""
    scale = {"×": 1, "s of CPU": 1}
    cases = []
    for result in results:
        value = result.value or 0
        value = 1 / value if result.at_least and value else value
        seconds = value * scale.get(result.unit, 0.001)
        inside = ""
        if result.value is None:
            inside = f"<skipped message={quoteattr(result.note)}/>"
        elif result.holds is False:
            message = f"{result.value:.2f} {result.unit}, bar {result.limit:g}"
            inside = f"<failure message={quoteattr(message)}/>"
        name = quoteattr(result.name)
        cases.append(f'<testcase classname="bench" name={name} time="{seconds:.6f}">{inside}</testcase>\n')
    path = data.BUILD / "bench.xml"
    path.write_text(f'<testsuite name="bench">\n{"".join(cases)}</testsuite>\n', encoding="utf-8")


def write_json(results, growths):
    document = {
        "load": os.getloadavg()[0],
        "bars": [
            {
                "what": result.name, "value": result.value, "unit": result.unit, "bar": result.limit,
                "at_least": result.at_least, "met": result.holds, "note": result.note,
            }
            for result in results
        ],
        "growth": [
            {"of": growth.name, "sizes": growth.sizes, "seconds": growth.seconds, "exponent": growth.exponent}
            for growth in growths
        ],
    }  # fmt: skip
    text = json.dumps(document, indent=1, ensure_ascii=False)
    (data.BUILD / "bench.json").write_text(text + "\n", encoding="utf-8")
