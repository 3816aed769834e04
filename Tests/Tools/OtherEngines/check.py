"""Every view of a store as DuckDB and Datasette read it, beside SQLite: rows, counts, and types.

usage: check.py

LAPTIME_TEST_BINARY names the program; duckdb, its scanner of SQLite files and datasette belong to this Python.
"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from decimal import Decimal

import duckdb
from duckdb_extensions import import_extension

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../ClickHouse"))
from history import Store, record  # noqa: E402

PROGRAM = os.path.abspath(os.environ.get("LAPTIME_TEST_BINARY", ".build/debug/laptime"))
DATASETTE = os.path.join(os.path.dirname(sys.executable), "datasette")
TEXT = "VARCHAR"


def plain(row):
    """A row whose numbers compare across engines."""
    return tuple(round(float(value), 6) if isinstance(value, (int, float, Decimal)) else value for value in row)


def ordered(rows):
    return sorted(map(plain, rows), key=repr)


def trouble_of_duckdb(duck, lite, view):
    wanted = ordered(lite.execute(f'SELECT * FROM "{view}"'))
    columns = duck.execute(f'DESCRIBE s."{view}"').fetchall()
    if ordered(duck.execute(f'SELECT * FROM s."{view}"').fetchall()) != wanted:
        yield "other rows"
    if duck.execute(f'SELECT count(*) FROM s."{view}"').fetchone()[0] != len(wanted):
        yield "another count"
    for place, (name, kind, *_) in enumerate(columns):
        kinds = {type(row[place]) for row in wanted} - {type(None)}
        if kinds and (kinds == {str}) != (kind == TEXT):
            yield f"{name} is {kind}"


def trouble_of_datasette(path, lite, view):
    address = f"/{os.path.basename(path).removesuffix('.db')}/{view}.json?_shape=arrays&_size=max"
    said = subprocess.run([DATASETTE, path, "--setting", "max_returned_rows", "100000", "--get", address],
                          capture_output=True, text=True)
    if said.returncode:
        return [said.stderr or said.stdout]
    rows = json.loads(said.stdout)["rows"]
    return [] if ordered(rows) == ordered(lite.execute(f'SELECT * FROM "{view}"')) else ["other rows"]


def main():
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        store = Store(PROGRAM, folder)
        record(store, runs=14)
        for command in [["gate"], ["rename", "test_1[a'b-1]", "test_2[a'b-2]"]]:
            store.run(*command, code=None)
        import_extension("sqlite_scanner")
        duck = duckdb.connect()
        duck.execute("LOAD sqlite_scanner")
        duck.execute(f"ATTACH '{store.file}' AS s (TYPE sqlite, READ_ONLY)")
        lite = sqlite3.connect(store.file)
        views = [name for name, in lite.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")]
        for view in views:
            rows = lite.execute(f'SELECT count(*) FROM "{view}"').fetchone()[0]
            for engine, trouble in [("duckdb", lambda: list(trouble_of_duckdb(duck, lite, view))),
                                    ("datasette", lambda: trouble_of_datasette(store.file, lite, view))]:
                try:
                    found = trouble()
                except duckdb.Error as error:
                    found = [str(error)]
                failed = failed or bool(found)
                print(f"{view:20} {engine:10} {rows:6} rows  {'; '.join(found) or 'equal'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
