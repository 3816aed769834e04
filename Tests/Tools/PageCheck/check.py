#!/usr/bin/env python3
"""Opens pages of the report in a headless Chromium and uses them as people do.

usage: check.py PAGE EXPECTED.json HOSTILE-PAGE FOLDER

PAGE has a history of some runs with failures; EXPECTED.json says what texts each of its views must show;
HOSTILE-PAGE has tests whose names and messages are markup. Prints a line a check, `ok NAME` or
`not ok NAME: why`; the exit code is 1 where one is not. Leaves pictures of each view in FOLDER, and the
commands that the pages show.
"""
import json
import re
import sys
import time
import traceback
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from browser import DESKTOP, PHONE, VIEWS, OpenPage, browser

CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


def equal(actual, wanted, what):
    assert actual == wanted, f"{what}: {actual!r}, not {wanted!r}"


def rows(it, column):
    return [cell.replace("\u202f", " ") for cell in it.page.locator(f".vt tbody tr:not(.sp) .col-{column}").all_inner_texts()]


def visible_state(it):
    return it.page.evaluate("location.hash"), it.page.locator("main h1").inner_text()


@check
def every_view_shows_its_title_and_makes_no_request(pages):
    it = pages.desktop
    for view in VIEWS:
        it.view(view)
        title = it.page.locator("main h1").inner_text()
        assert title.strip(), f"view {view} has no title"
        current = it.page.locator("nav.tabs a[aria-current=page]").count()
        equal(current, 1, f"current views in {view}")


@check
def figures_are_those_of_the_commands(pages):
    it = pages.desktop
    for view, texts in pages.expected.items():
        it.view(view)
        for button in it.page.locator("main details > summary").all():
            button.click()
        shown = " ".join(it.text().split())
        missing = [text for text in texts if " ".join(text.split()) not in shown]
        assert not missing, f"view {view!r} lacks {missing[:5]}"


@check
def tests_are_sorted_by_a_click(pages):
    it = pages.desktop
    it.view("tests")
    head = it.page.locator(".vt th.col-name button")
    head.click()
    names = rows(it, "name")
    equal(it.page.locator("th.col-name").get_attribute("aria-sort"), "ascending", "aria-sort")
    head.click()
    it.frames()
    equal(it.page.locator("th.col-name").get_attribute("aria-sort"), "descending", "aria-sort")
    assert rows(it, "name")[0] != names[0], "the other order begins with the same test"
    it.page.locator("th.col-fail button").click()
    failed = [int(text.split()[0]) if text[0].isdigit() else 0 for text in rows(it, "fail")]
    equal(failed, sorted(failed, reverse=True), "failures in order")


@check
def tests_are_searched_and_filtered(pages):
    it = pages.desktop
    it.view("tests")
    everything = it.page.locator("main [role=status]").inner_text()
    it.page.fill("#q", "flaky")
    names = rows(it, "name")
    assert names and all("flaky" in name.lower() for name in names), names[:3]
    assert it.page.locator(".vt mark").count() >= len(names), "what was found is marked"
    assert " of " in it.page.locator("main [role=status]").inner_text()
    it.page.fill("#q", "no such test anywhere")
    it.page.get_by_role("button", name="Clear the filters").click()
    equal(it.page.locator("main [role=status]").inner_text(), everything, "status after clearing")
    state = it.page.locator("select[aria-label='Any state']")
    chosen = state.locator("option").nth(1).get_attribute("value")
    state.select_option(chosen)
    assert set(rows(it, "state")) == {chosen}, rows(it, "state")[:3]


@check
def a_test_opens_and_the_way_back_keeps_the_search(pages):
    it = pages.desktop
    it.view("tests")
    it.page.fill("#q", "rebuild")
    name = it.page.locator(".vt tbody tr:not(.sp) a").first.inner_text()
    it.page.locator(".vt tbody tr:not(.sp) .col-state").first.click()
    it.page.wait_for_selector("section[aria-label=Durations]")
    equal(it.page.locator("main h1").inner_text(), name, "title of the test")
    it.page.go_back()
    it.page.wait_for_selector("#q")
    equal(it.page.input_value("#q"), "rebuild", "search after going back")
    it.page.go_forward()
    it.page.wait_for_selector("section[aria-label=Durations]")


@check
def the_way_back_leads_to_the_same_place(pages):
    it = pages.desktop
    it.view("tests")
    it.page.evaluate("document.querySelector('.vt').scrollTop = 1500")
    it.settle()
    it.page.locator(".vt tbody tr:not(.sp) a").nth(5).click()
    it.page.wait_for_selector("section[aria-label=Durations]")
    it.page.go_back()
    it.page.wait_for_selector(".vt")
    it.settle()
    equal(it.page.evaluate("document.querySelector('.vt').scrollTop"), 1500, "how far the list is scrolled")
    it.page.goto(it.page.url.split("#")[0] + "#/full/run/nope")
    it.page.wait_for_selector("h1:has-text('No such run')")


@check
def all_of_it_works_by_keyboard_alone(pages):
    it = pages.desktop
    it.view("")
    keys = it.page.keyboard
    for key, view in {"t": "tests", "g": "grid", "f": "flaky", "s": "slow", "c": "coverage", "v": "verdicts", "r": "run", "o": ""}.items():
        keys.press("g")
        keys.press(key)
        it.page.wait_for_function("view => location.hash.split('?')[0].split('/')[2] === view", arg=view)
        it.settle()
    it.view("grid")
    for key in "jjkj":
        keys.press(key)
    assert it.page.locator(".toolbar [role=status]").inner_text().count(": "), "the grid does not say where it is"
    keys.press("Enter")
    it.page.wait_for_selector("section[aria-label=Durations]")
    keys.press("/")
    it.page.wait_for_selector("#q:focus")
    keys.type("test")
    keys.press("Escape")
    keys.press("j")
    keys.press("j")
    keys.press("k")
    equal(it.page.locator(".vt tr.cur").get_attribute("aria-rowindex"), "2", "current row")
    keys.press("Enter")
    it.page.wait_for_selector("section[aria-label=Durations]")
    it.page.locator("section[aria-label=Durations] .chart").first.focus()
    keys.press("ArrowLeft")
    assert it.page.locator("#tip").is_visible(), "no tooltip by arrow key"
    keys.press("Enter")
    it.page.wait_for_function("location.hash.split('/')[2] === 'run'")
    keys.press("?")
    assert it.page.locator("dialog").is_visible()
    keys.press("Escape")
    assert not it.page.locator("dialog").is_visible()
    before = it.page.evaluate("document.documentElement.dataset.theme")
    keys.press("d")
    assert it.page.evaluate("document.documentElement.dataset.theme") != before, "d changes the theme"
    keys.press("d")
    it.page.evaluate("document.activeElement.blur()")
    seen = set()
    for _ in range(40):
        keys.press("Tab")
        seen.add(it.page.evaluate("document.activeElement.tagName + ' ' + document.activeElement.innerText.slice(0, 20)"))
    assert len(seen) > 15, f"the focus goes round among {seen}"


@check
def the_map_of_time_works_by_keyboard(pages):
    it = pages.desktop
    it.view("slow")
    keys = it.page.keyboard

    def focused():
        return it.page.evaluate("document.activeElement.matches('.tm .cell') ? document.activeElement.getAttribute('aria-label') : null")

    it.page.locator(".crumb.big a").focus()
    keys.press("Tab")
    first = focused()
    assert first and "takes" in first and "%" in first, f"the cell that has the focus says {first!r}"
    assert it.page.locator("#tip").is_visible(), "no tooltip by key"
    keys.press("ArrowRight")
    beside = focused()
    keys.press("ArrowDown")
    inside = focused()
    assert len({first, beside, inside}) == 3, (first, beside, inside)
    keys.press("ArrowUp")
    equal(focused(), beside, "out of a part")
    keys.press("ArrowLeft")
    equal(focused(), first, "beside it")
    keys.press("ArrowLeft")
    equal(focused(), first, "before the first one")
    keys.press("Enter")
    it.page.wait_for_function("location.hash.includes('in=')")
    it.settle()
    assert focused(), "the focus is lost in the part"
    keys.press("Escape")
    it.page.wait_for_function("!location.hash.includes('in=')")
    it.settle()
    equal(focused(), first, "back from the part")
    keys.press("Tab")
    assert not focused(), "the map is one stop for Tab"


@check
def what_is_shown_twice_is_one_figure(pages):
    it = pages.desktop
    it.view("")
    rules = it.page.locator("ul.rules").first.inner_text().replace("\u202f", " ")
    figures = {title: it.page.locator(f"section[aria-label='{title}'] .kpi .v").inner_text().replace("\u202f", " ")
               for title in ["Parallel efficiency", "Coverage"]}
    usual = re.search("usual (.*?) ±", it.text()).group(1)
    for title, figure in figures.items():
        # What is too little to be judged no rule speaks of.
        if "not judged" in it.page.locator(f"section[aria-label='{title}']").inner_text():
            continue
        assert re.search(rf"(^|\s){re.escape(figure)}(\W|$)", rules), f"no rule says {figure!r} as the card {title} does"
    it.view("run")
    stats = it.page.locator(".stats").inner_text().replace("\u202f", " ")
    for figure in [*figures.values(), "usual " + usual]:
        assert figure in stats, f"{figure!r} is not in {stats!r}"
    it.page.locator("section[aria-label=Workers] summary", has_text="Table").click()
    it.page.locator("section[aria-label=Workers] tbody tr").nth(1).wait_for()
    shares = [float(text.split()[0]) for text in it.page.locator("section[aria-label=Workers] tbody td:nth-child(4)").all_inner_texts()]
    mean, said = sum(shares) / len(shares), float(figures["Parallel efficiency"].split()[0])
    assert abs(mean - said) < 0.011, f"workers were busy for {shares}, not {said} on average"


@check
def runs_that_do_not_count_are_marked_and_counted_nowhere(pages):
    it = pages.hostile
    it.view("grid", it.suites[0])
    marks = ["an outage: not counted", "taken out: not counted"]
    pages.desktop.view("grid")
    assert not any(mark in pages.desktop.text() for mark in marks), "all runs count there"
    marked = [suite for suite in it.suites if it.view("grid", suite) or all(mark in it.text() for mark in marks)]
    equal(len(marked), 1, "suites with an outage and a run that was taken out")
    it.go(f"#/{marked[0]}/tests?sort=fail&dir=-1")
    it.page.wait_for_selector(".vt tbody tr:not(.sp) .col-fail")
    equal(set(rows(it, "fail")), {"–"}, "failures in runs that count")


@check
def a_newest_run_that_was_taken_out_is_not_the_newest(pages):
    it = pages.hostile
    other = next(suite for suite in it.suites if "others" in suite)
    it.view("slow", other)
    tests = int(re.search(r"of work in (\d+) test", it.text()).group(1))
    assert tests > 5, f"work in {tests} tests of the newest run that counts"
    it.view("tests", other)
    seen = it.page.locator("select[aria-label='Run at any time'] option").all_inner_texts()
    assert any(text.startswith("in this run") for text in seen), seen


@check
def a_suite_without_the_trunk_shows_its_branches(pages):
    it = pages.hostile
    other = next(suite for suite in it.suites if "others" in suite)
    it.view("", other)
    points = it.page.locator("section[aria-label='Suite time'] .chart circle.pt-open").count()
    equal(points, 3, "points of runs: one of each branch, and one that was taken out")
    assert "<u>topic</u>" in it.page.locator("section[aria-label='Suite time']").inner_text(), "branches are not named"


@check
def sql_is_one_line_of_plain_text(pages):
    it = pages.hostile
    it.view("tests", it.suites[0])
    seen = 0
    for suite in it.suites:
        it.view("tests", suite)
        links = it.page.evaluate("[...document.querySelectorAll('.vt a')].map(a => a.getAttribute('href'))")
        for link in links[::9] + [link for link in links if "%0A" in link][:2]:
            it.go(link)
            it.page.locator("section[aria-label=Durations] summary", has_text="SQL").click()
            text = it.page.locator("section[aria-label=Durations] details[open] .cmd code").text_content()
            assert text.isprintable(), repr(text)
            seen += "char(10)" in text
    assert seen, "no name has two lines"


@check
def every_link_leads_somewhere(pages):
    it = pages.desktop
    links = set()
    for view in VIEWS:
        it.view(view)
        links.update(it.page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"))
    foreign = [link for link in links if not link.startswith("#") and not link.startswith("https://")]
    assert not foreign, foreign
    inner = sorted(link for link in links if link.startswith("#/"))
    assert len(inner) > 20, f"only {len(inner)} links"
    for link in inner[::max(1, len(inner) // 60)]:
        it.go(link)
        title = it.page.locator("main h1").inner_text()
        assert title.strip() and "No such" not in title, f"{link} shows {title!r}"


@check
def a_chart_tells_what_is_under_the_pointer_and_has_a_table(pages):
    it = pages.desktop
    it.view("")
    it.page.locator("section[aria-label='Suite time'] .chart").hover()
    assert "suite" in it.page.locator("#tip").inner_text()
    it.page.locator("section[aria-label='Suite time'] summary", has_text="Table").click()
    # The rows are made by an event that comes after the click.
    it.page.locator("section[aria-label='Suite time'] tbody tr").nth(1).wait_for()
    it.view("slow")
    it.page.locator(".tm .cell").last.click()
    it.page.wait_for_function("!location.hash.endsWith('/slow')")


@check
def ranges_end_now_and_stay_in_links(pages):
    it = pages.desktop
    it.view("")
    it.page.locator("select[aria-label='Range, ending now']").select_option("7d")
    it.page.wait_for_function("location.hash.includes('range=7d')")
    it.settle()
    assert "range=7d" in it.page.locator("nav.tabs a").nth(2).get_attribute("href")
    it.go(f"#/{it.suite}/?range=2001-01-01")
    assert it.page.locator("input[type=date]").is_visible()
    it.go(f"#/{it.suite}/?range=2999-01-01")
    equal(it.page.locator("main h1").inner_text(), "No run", "title of an empty range")
    it.view("")


@check
def the_time_zone_can_be_changed(pages):
    it = pages.desktop
    it.view("")
    button = it.page.get_by_role("button", name="Time zone")
    utc = it.page.locator("dl.facts").first.inner_text()
    button.click()
    it.frames()
    assert it.page.locator("dl.facts").first.inner_text() != utc, "the zone changes nothing"
    button.click()


@check
def the_system_chooses_the_theme_until_the_reader_does(pages):
    equal(pages.dark.page.evaluate("document.documentElement.dataset.theme"), "dark", "theme of a dark system")
    light = pages.desktop.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert pages.dark.page.evaluate("getComputedStyle(document.body).backgroundColor") != light


@check
def nothing_scrolls_sideways_on_a_phone(pages):
    for it in [pages.phone, pages.hostile_phone]:
        for view in VIEWS:
            it.view(view)
            wide = it.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 390, f"view {view!r} is {wide} wide"


@check
def the_map_of_time_keeps_within_its_cells(pages):
    for it in [pages.desktop, pages.phone, pages.hostile]:
        for suite in it.suites:
            it.view("slow", suite)
            cut, over = it.page.evaluate(
                """() => {
                  const cut = [], over = [];
                  for (const cell of document.querySelectorAll('.tm .cell')) {
                    const right = Math.max(...[...cell.querySelectorAll('rect')].map(it => it.getBoundingClientRect().right));
                    for (const text of cell.querySelectorAll('text')) {
                      if (/^\\d[\\d.]*\\s?[µmsinh]*\\s?…$/.test(text.textContent)) cut.push(text.textContent);
                      if (text.getBoundingClientRect().right > right + 1) over.push(text.textContent);
                    }
                  }
                  return [cut, over];
                }""")
            assert not cut, f"figures that are cut: {cut[:5]}"
            assert not over, f"texts over the edge of their cell: {over[:5]}"


@check
def long_names_take_three_lines_and_tables_fit_their_cards(pages):
    it = pages.hostile
    for suite in it.suites:
        for view, box in [("", ".att .tn"), ("run", "table.t td > a"), ("slow", "table.t td > a")]:
            it.view(view, suite)
            tall = it.page.evaluate("box => Math.max(0, ...[...document.querySelectorAll(box)].map(it => it.offsetHeight))", box)
            assert tall <= 64, f"a name in view {view!r} is {tall} high"
    it = pages.phone
    it.view("flaky")
    edges = it.page.evaluate(
        "[...document.querySelectorAll('.fix td')].filter(it => it.offsetWidth).map(it => getComputedStyle(it).borderBottomWidth)")
    assert edges and set(edges) == {"0px"}, f"cells of flaky tests have edges: {set(edges)}"


@check
def names_of_strangers_run_nothing(pages):
    it = pages.hostile
    equal(len(it.suites), 2, "suites")
    for suite in it.suites:
        for view in VIEWS:
            it.view(view, suite)
            assert it.page.locator("main h1").inner_text().strip()
        it.view("tests", suite)
        for link in it.page.evaluate("[...document.querySelectorAll('.vt a')].map(a => a.getAttribute('href'))")[:40]:
            it.go(link)
            assert "No such" not in it.page.locator("main h1").inner_text(), link
    equal(it.page.evaluate("typeof window.owned"), "undefined", "window.owned")
    strangers = it.page.evaluate("document.querySelectorAll('main img, main script, main iframe, main [onerror], main [onload], main [style*=owned]').length")
    equal(strangers, 0, "elements of strangers")
    equal(it.page.evaluate("[...document.scripts].length"), len(it.page.query_selector_all("script")), "scripts")


@check
def axe_finds_nothing(pages):
    axe, found = Axe(), []
    for name, it in pages.by_name.items():
        it.view("tests")
        test = it.page.locator(".vt a").first.get_attribute("href")
        for address in [f"#/{it.suite}/{view}" for view in VIEWS] + [test]:
            it.go(address)
            view = address.split("/")[2] or "overview"
            it.shoot(pages.folder, f"{name}-{view}")
            if name in ("phone-dark", "hostile-phone"):
                continue
            # A dark page differs from a light one in its colours alone.
            options = {"runOnly": ["color-contrast"]} if name == "desktop-dark" else None
            for violation in axe.run(it.page, options=options).response["violations"]:
                targets = [node["target"] for node in violation["nodes"][:2]]
                found.append(f"{name} {view}: {violation['id']} {targets}")
    assert not found, "; ".join(found[:8])


@check
def the_paper_has_the_content_and_not_the_bar(pages):
    it = pages.desktop
    it.view("")
    it.page.emulate_media(media="print")
    assert not it.page.locator("header.bar").is_visible()
    assert it.page.locator("main h1").is_visible()
    it.page.emulate_media(media="screen")


@check
def nothing_went_wrong_meanwhile(pages):
    trouble = [text for it in pages.all for text in it.trouble]
    assert not trouble, trouble[:5]


class Pages:
    """The pages under test, each opened once."""

    def __init__(self, browser, page, expected, hostile, folder):
        self.folder = folder
        self.expected = json.loads(Path(expected).read_text())
        self.by_name = {
            "desktop-light": OpenPage(browser, page, DESKTOP), "desktop-dark": OpenPage(browser, page, DESKTOP, "dark"),
            "phone-light": OpenPage(browser, page, PHONE), "phone-dark": OpenPage(browser, page, PHONE, "dark"),
            "hostile": OpenPage(browser, hostile, DESKTOP), "hostile-phone": OpenPage(browser, hostile, PHONE),
        }
        self.desktop, self.dark = self.by_name["desktop-light"], self.by_name["desktop-dark"]
        self.phone, self.hostile = self.by_name["phone-light"], self.by_name["hostile"]
        self.hostile_phone = self.by_name["hostile-phone"]
        self.all = list(self.by_name.values())


def leave_commands(it, path):
    """The commands that views show, but for those that wait for a word of the reader's."""
    commands, addresses = set(), []
    for suite in it.suites:
        it.view("tests", suite)
        tests = it.page.evaluate("[...document.querySelectorAll('.vt a')].map(a => a.getAttribute('href'))")
        addresses += [f"#/{suite}/{view}" for view in VIEWS] + tests[::max(1, len(tests) // 6)]
    for address in addresses:
        it.go(address)
        for summary in it.page.locator("main details > summary").all():
            summary.click()
        commands.update(it.page.evaluate("[...document.querySelectorAll('.cmd code')].map(it => it.textContent)"))
    waiting = re.compile(r"RUNNER|COMMAND|WHY|OWNER|REASON|laptime record|coverage --diff|laptime run|git show")
    Path(path).write_text(json.dumps(sorted(it for it in commands if not waiting.search(it))))


def main():
    page, expected, hostile, folder = sys.argv[1:]
    failed = 0
    with browser() as chromium:
        pages = Pages(chromium, page, expected, hostile, folder)
        for run in CHECKS:
            name, began = run.__name__.replace("_", " "), time.time()
            try:
                run(pages)
                print(f"ok {name} ({time.time() - began:.1f} s)", flush=True)
            except Exception as error:
                failed += 1
                where = traceback.extract_tb(error.__traceback__)[1].lineno
                print(f"not ok {name}: line {where}: {' '.join(str(error).split())[:600]}", flush=True)
        leave_commands(pages.desktop, f"{folder}/commands.json")
        leave_commands(pages.hostile, f"{folder}/hostile-commands.json")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
