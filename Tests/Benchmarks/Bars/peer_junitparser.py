"""Records a report with junitparser and Python's sqlite3, as a script of an afternoon would."""

import sqlite3
import sys

from junitparser import JUnitXml

report, store = sys.argv[1:]
db = sqlite3.connect(store)
db.executescript("""
    CREATE TABLE tests (id INTEGER PRIMARY KEY, class TEXT, name TEXT, UNIQUE (class, name));
    CREATE TABLE results (run INTEGER, test INTEGER, outcome TEXT, seconds REAL, message TEXT);
""")
with db:
    for suite in JUnitXml.fromfile(report):
        for case in suite:
            db.execute("INSERT OR IGNORE INTO tests (class, name) VALUES (?, ?)", (case.classname, case.name))
            (test,) = db.execute(
                "SELECT id FROM tests WHERE class = ? AND name = ?", (case.classname, case.name)).fetchone()
            said = case.result[0] if case.result else None
            outcome = type(said).__name__ if said is not None else "Passed"
            db.execute(
                "INSERT INTO results VALUES (1, ?, ?, ?, ?)",
                (test, outcome, case.time, said.message if said is not None else None))
