#!/usr/bin/env python3
"""Measures how quickly a page of a large history is made, opens and answers, beside what it may take.

usage: measure.py [LAPTIME]

Makes histories of 10,000 tests × 300 runs and 1,000 × 1,000 in a temporary folder (a minute), and their pages.
The exit code is 1 where one takes more than 3 s to be made, 3 MB, 1 s until the first view is drawn, 100 ms for
a search and a filter, or has a task over 50 ms while a table or the grid scrolls. On an idle machine.
"""
import glob
import os
import statistics
import subprocess
import sys
import tempfile
import time

from browser import DESKTOP, OpenPage, browser

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

OBSERVE = "new MutationObserver((_, seen) => { if (document.querySelector('main h1')) { seen.disconnect(); requestAnimationFrame(() => setTimeout(() => { window.firstView = performance.now(); })); } }).observe(document, { childList: true, subtree: true }); window.tasks = []; new PerformanceObserver(all => window.tasks.push(...all.getEntries().map(it => it.duration))).observe({ entryTypes: ['longtask'] });"

TYPE = """text => new Promise(done => {
  const field = document.getElementById('q'), began = performance.now();
  field.value = text;
  field.dispatchEvent(new Event('input'));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""

CHOOSE = """() => new Promise(done => {
  const select = document.querySelector("select[aria-label='Any tier']"), began = performance.now();
  select.value = select.value ? '' : 'slow';
  select.dispatchEvent(new Event('change'));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""

SCROLL = """box => new Promise(done => {
  const el = document.querySelector(box);
  window.tasks.length = 0;
  let step = 0;
  const next = () => {
    el.scrollTop = step < 60 ? el.scrollTop + 180 : (step * 7919 % 100) / 100 * el.scrollHeight;
    if (++step < 120) requestAnimationFrame(next);
    else setTimeout(() => done(Math.max(0, ...window.tasks)), 200);
  };
  next();
})"""


def opened(chromium, path):
    it = OpenPage.__new__(OpenPage)
    it.trouble = []
    it.context = chromium.new_context(viewport=DESKTOP)
    it.page = it.context.new_page()
    it.page.add_init_script(OBSERVE)
    it.page.goto("file://" + os.path.abspath(path))
    it.settle()
    return it


def measure(path):
    figures = {"bytes": (os.path.getsize(path), 3_000_000)}
    first, search, choose = [], [], []
    with browser() as chromium:
        for _ in range(5):
            it = opened(chromium, path)
            it.page.wait_for_function("window.firstView")
            first.append(it.page.evaluate("window.firstView"))
            it.close()
        it = opened(chromium, path)
        it.view("tests")
        for text in ["case", "module_1", "test_case_0042", "nothing like it", ""]:
            search.append(it.page.evaluate(TYPE, text))
            choose.append(it.page.evaluate(CHOOSE))
        it.page.evaluate(TYPE, "")
        rows = it.page.evaluate(SCROLL, ".vt")
        it.view("grid")
        grid = it.page.evaluate(SCROLL, ".gridbox")
        trouble = it.trouble
    figures["first view, ms"] = (statistics.median(first), 1000)
    figures["search, ms"] = (statistics.median(search), 100)
    figures["filter, ms"] = (statistics.median(choose), 100)
    figures["longest task while tests scroll, ms"] = (rows, 50)
    figures["longest task while the grid scrolls, ms"] = (grid, 50)
    assert not trouble, trouble
    return figures


def make(program, path, tests, runs):
    """A store of the version before, so that the program makes of its rows what it keeps beside them."""
    migrations = sorted(glob.glob(f"{PROJECT}/Migrations/*.sql"))[:-1]
    commands = [f'.read "{file}"' for file in migrations]
    commands += ["PRAGMA application_id = 1279348820", f"PRAGMA user_version = {len(migrations)}"]
    commands += [".parameter init", f".parameter set :runs {runs}", f".parameter set :tests {tests}"]
    commands += [f'.read "{PROJECT}/Tests/Benchmarks/QueryStudy/make-store.sql"']
    subprocess.run(["sqlite3", path, *commands], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([program, "baseline", "pin", "first", "--store", path], cwd=os.path.dirname(path), check=True,
                   stdout=subprocess.DEVNULL)


def report(program, folder, tests, runs):
    store, page = f"{folder}/{tests}.db", f"{folder}/{tests}.html"
    make(program, store, tests, runs)
    command = [program, "report", "--store", store, "--html", page, "--limit", str(runs)]
    took = []
    for _ in range(3):
        began = time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        took.append(time.monotonic() - began)
    return page, {"made in, ms": (1000 * statistics.median(took), 3000)}


def main():
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else f"{PROJECT}/.build/release/laptime")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for tests, runs in [(10_000, 300), (1000, 1000)]:
            page, figures = report(program, folder, tests, runs)
            print(f"{tests:,} tests, {runs:,} runs")
            for name, (value, limit) in {**figures, **measure(page)}.items():
                failed = failed or value > limit
                print(f"  {name:42} {value:12,.0f}  at most {limit:,}{'' if value <= limit else '  TOO MUCH'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
