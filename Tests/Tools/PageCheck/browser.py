"""A page of the report in a real browser, and what went wrong in it."""
import shutil
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

VIEWS = ["", "run", "tests", "grid", "flaky", "slow", "coverage", "verdicts"]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


def chromium():
    """The path of the system's browser."""
    for name in ["chromium", "chromium-browser", "google-chrome"]:
        if path := shutil.which(name):
            return path
    raise SystemExit("no chromium here: apt-get install chromium")


@contextmanager
def browser():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


class OpenPage:
    """A page that was opened from disk; `trouble` has each error, request and dialog."""

    def __init__(self, browser, path, size=DESKTOP, scheme="light", scale=1):
        self.trouble = []
        self.context = browser.new_context(
            viewport=size, color_scheme=scheme, device_scale_factor=scale, timezone_id="America/New_York")
        self.page = self.context.new_page()
        self.address = Path(path).resolve().as_uri()
        self.page.on("console", lambda it: it.type in ("error", "warning") and self.note(f"console: {it.text}"))
        self.page.on("pageerror", lambda it: self.note(f"error: {it}"))
        self.page.on("request", lambda it: it.url.split("#")[0] != self.address and self.note(f"request: {it.url}"))
        self.page.on("dialog", lambda it: (self.note(f"dialog: {it.message}"), it.dismiss()))
        self.page.goto(self.address)
        self.settle()

    def note(self, text):
        self.trouble.append(text[:300])

    def settle(self):
        """Waits until a view is there and what is drawn late was drawn."""
        self.page.wait_for_selector("main h1")
        self.frames()

    def frames(self, count=3):
        self.page.evaluate("n => new Promise(done => { const f = k => k ? requestAnimationFrame(() => f(k - 1)) : done(); f(n); })", count)

    def go(self, fragment):
        """Opens a view by its fragment, as a link would."""
        self.page.evaluate(
            """fragment => new Promise(done => {
              const main = document.querySelector('main'), before = main.firstChild;
              if (location.hash === fragment) return done();
              const seen = new MutationObserver(() => { if (main.firstChild !== before) { seen.disconnect(); done(); } });
              seen.observe(main, { childList: true });
              location.hash = fragment;
            })""", fragment)
        self.settle()

    def view(self, name, suite=None):
        self.go(f"#/{suite or self.suite}/{name}")

    @property
    def suites(self):
        """The suites of the page as fragments name them."""
        return self.page.evaluate(
            "JSON.parse(document.getElementById('page').textContent).suites.map(it => encodeURIComponent(it.suite))")

    @property
    def suite(self):
        return self.page.evaluate("document.querySelector('nav.tabs a').getAttribute('href').split('/')[1]")

    def text(self, selector="main"):
        return self.page.inner_text(selector).replace("\u202f", " ").replace("\u00a0", " ")

    def shoot(self, folder, name):
        """Keeps a picture of all of the view."""
        self.frames(6)
        self.page.screenshot(path=f"{folder}/{name}.png", full_page=True)

    def close(self):
        self.context.close()
