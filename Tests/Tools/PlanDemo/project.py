"""Writes the project of the demonstration: a shop, its 1,882 tests, and the fixtures of each step of the plan."""
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
# By folder and template: how many files, and how many tests each.
TESTS = {
    "unit/money": (6, 40), "unit/tax": (5, 40), "unit/pricing": (6, 40), "unit/shipping": (5, 40),
    "unit/catalog": (5, 40), "unit/inventory": (5, 40), "unit/customers": (5, 40), "unit/cart": (1, 30),
    "integration/orders": (4, 40), "integration/reports": (2, 40), "integration/stock": (2, 36),
    "e2e/checkout": (4, 15),
}
SETTINGS = """\
trunk = "main"

[suites.full]
budget = "{full}s"

[suites.unit]
budget = "{unit}s"

[suites.integration]
budget = "{integration}s"

[coverage]
floor = 80.0

[rules]
parallel-efficiency = "fail"
"""


class Project:
    """A checkout with a history of its own.

    share: what part of the tests there is, of each file.
    """

    def __init__(self, folder, share=1.0):
        self.folder = pathlib.Path(folder)
        self.share = share
        self.tests = 0

    def write(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(HERE / "shop", self.folder / "shop", ignore=shutil.ignore_patterns("__pycache__"))
        for place, (files, count) in TESTS.items():
            folder, name = place.split("/")
            (self.folder / "tests" / folder).mkdir(parents=True, exist_ok=True)
            text = (HERE / "tests" / f"{place}.py").read_text()
            count = max(2, round(count * self.share))
            for file in range(files):
                numbers = f"NUMBERS = range({file * count}, {(file + 1) * count})"
                assert "NUMBERS = range(1)\n" in text
                path = self.folder / "tests" / folder / f"test_{name}_{file + 1}.py"
                path.write_text(text.replace("NUMBERS = range(1)", numbers))
                self.tests += count
        for folder in (".", "unit", "integration", "e2e"):
            (self.folder / "tests" / folder / "__init__.py").touch()
        (self.folder / "pytest.ini").write_text("[pytest]\ntestpaths = tests\n")
        (self.folder / ".gitignore").write_text("__pycache__\n.coverage*\n.pytest_cache\n.laptime\nlaptime_tiers.py\n")
        (self.folder / "laptime.toml").write_text(SETTINGS.format(**self.budgets()))
        self.git("init", "--quiet", "--initial-branch=main")

    def budgets(self):
        """By suite, in seconds; of a part of the tests a part, and what it takes to start whatever there is."""
        start = 0 if self.share == 1 else 15
        limits = {"full": 120, "unit": 30, "integration": 90}
        return {name: round(limit * self.share) + start for name, limit in limits.items()}

    def take(self, subject, **fixtures):
        """Commits the fixtures of a step, by folder: `tests="0-database-of-each-test"`."""
        for folder, name in fixtures.items():
            place = self.folder / "tests" / ("" if folder == "tests" else folder)
            shutil.copy(HERE / "fixtures" / f"{name}.py", place / "conftest.py")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", subject)

    def git(self, *words):
        person = ["-c", "user.name=Shop", "-c", "user.email=shop@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *person, *words], cwd=self.folder, check=True)
