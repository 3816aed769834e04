"""The team's plan, step by step: what is changed, what is typed, and why."""
PYTEST = "pytest -q --cov=shop"
PARALLEL = f"{PYTEST} -n 4 --dist worksteal"
DATABASE = "pytest -q -n 4 --dist worksteal tests/unit -k 'catalog or inventory'"

STEPS = [
    dict(
        title="Before",
        why="Each test has tables of its own in PostgreSQL, and one runs after the other. The run is pinned: what"
        " follows is to take 60 % less.",
        fixtures=dict(tests="0-tables-of-each-test"),
        commands=[
            f"laptime run -- {PYTEST}", "laptime baseline pin before --improve 60%", "laptime gate",
            "laptime fixtures --limit 4", "laptime plan --target {full}s --workers 1-4",
        ]),
    dict(
        title="pytest-xdist, with worksteal",
        why="Nothing changes but the command. Four workers on a machine of two cores, as most of the tests wait for the"
        " database.",
        commands=[f"laptime run -- {PARALLEL}", "laptime compare before latest --limit 3", "laptime workers"]),
    dict(
        title="SQLite for unit tests",
        why="Unit tests that use the database, on both, told apart by a label.",
        before=[f"laptime run --suite database --label db=postgres -- {DATABASE}"],
        fixtures=dict(unit="1-sqlite-for-unit-tests"),
        commands=[
            f"laptime run --suite database --label db=sqlite -- {DATABASE}",
            "laptime compare --suite database --where db=postgres --vs db=sqlite --limit 3",
            f"laptime run -- {PARALLEL}", "laptime fixtures --suite full --limit 4",
        ]),
    dict(
        title="Transaction rollback",
        why="Integration tests share the tables of their worker, and what each did is rolled back. End to end nothing is"
        " rolled back: those tests keep tables of their own.",
        fixtures=dict(tests="2-transaction-rollback", e2e="2-full-database-end-to-end"),
        commands=[f"laptime run -- {PARALLEL}", "laptime fixtures --suite full --limit 4"]),
    dict(
        title="Session and module fixtures",
        why="`fixtures` says what is left: the handshake with the bank and the day's rates, for each test anew. They are"
        " had once a worker, the tables of the end-to-end tests once a file.",
        fixtures=dict(tests="3-session-fixtures", e2e="3-module-database-end-to-end"),
        commands=[
            f"laptime run -- {PARALLEL}", "laptime compare before latest --limit 3",
            "laptime fixtures --suite full --limit 4",
        ]),
    dict(
        title="Tiers and profiles",
        why="Which tests are fast is computed, and no test is edited: the marks are a plugin. Development runs the fast"
        " ones, CI fast and medium, the night all; unit and integration have budgets of their own.",
        commands=[
            "laptime tiers --suite full --runs 1", "laptime tiers --suite full --markers > laptime_tiers.py",
            "laptime run --suite fast -- pytest -q -n 4 --dist worksteal -p laptime_tiers -m fast",
            "laptime run --suite unit --gate -- pytest -q -n 4 --dist worksteal tests/unit",
            "laptime run --suite integration --gate -- pytest -q -n 4 --dist worksteal tests/integration",
        ]),
    dict(
        title="Order",
        why="`plan` says what another order would bring on four workers, and `run --order` hands it to pytest for this"
        " run alone. Three runs, as rule improvement asks.",
        commands=[
            "laptime plan --suite full --target {full}s --workers 1-4",
            *[f"laptime run --order -- {PARALLEL}"] * 3,
            "laptime workers --suite full", "laptime trend --suite full", "laptime changes --suite full",
            "laptime tiers --suite full --moved --limit 5", "laptime gate --suite full --verbose",
        ]),
]
# The rules that the plan is about, and those of the suites beside the full one.
PROMISES = {
    "full": [
        "suite-time", "parallel-efficiency", "coverage-floor", "improvement", "failures", "missing-tests", "new-flaky",
    ],
    "unit": ["suite-time", "failures"],
    "integration": ["suite-time", "failures"],
}
