#!/usr/bin/env python3
"""Measures how quickly a page of the report opens and answers, beside what it may take.

usage: measure.py PAGE

The exit code is 1 where something takes longer: 3 MB, 1 s until the first view is drawn, 100 ms for a search and
a filter, no task over 50 ms while a table or the grid scrolls. Medians of five, on an idle machine.
"""
import os
import statistics
import sys

from browser import DESKTOP, OpenPage, browser

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


def main():
    failed = False
    for name, (value, limit) in measure(sys.argv[1]).items():
        failed = failed or value > limit
        print(f"{name:42} {value:12,.0f}  at most {limit:,}{'' if value <= limit else '  TOO MUCH'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
