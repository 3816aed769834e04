"""What is measured on: reports and stores, made from fixed seeds and kept in .build/bench."""

import datetime
import shutil
import sqlite3
import subprocess
from pathlib import Path

BUILD = Path(".build").absolute()
PROGRAMS = BUILD / "bench-programs"
FOLDER = BUILD / "bench"
LAPTIME = PROGRAMS / "laptime"
MIGRATION = sorted(Path("Migrations").glob("*.sql"))[0].absolute()


def program(name):
    return str(PROGRAMS / name)


def report(tests, run=1):
    """A report of so many tests; all runs have the same ones."""
    path = FOLDER / "reports" / f"{tests}-{run}.xml"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "wb") as file:
            subprocess.run([program("make-report"), str(tests), str(run)], stdout=file, check=True)
    return path


def record(store, path, run=1):
    """The command that records a report as the run of that number, six hours after the one before."""
    start = datetime.datetime(2020, 1, 1) + datetime.timedelta(hours=6 * run)
    return [
        LAPTIME, "record", path, "--store", store, "--branch", "main", "--kind", "trunk",
        "--commit", f"{run:040x}", "--started-at", start.strftime("%Y-%m-%dT%H:%M:%SZ"),
    ]  # fmt: skip


def store(tests, runs):
    """A store that holds so many runs of so many tests, all recorded by Laptime."""
    path = FOLDER / f"{tests}x{runs}.db"
    if path.exists():
        return path
    print(f"recording {runs} runs of {tests} tests …", flush=True)
    partial = path.with_suffix(".partial")
    remove(partial)
    for run in range(1, runs + 1):
        source = report(tests, run)
        subprocess.run(record(partial, source, run), stdout=subprocess.DEVNULL, check=True)
        if run > 3:
            source.unlink()
    partial.rename(path)
    return path


def longer_store(tests, runs, of):
    """A store of `of` runs with older ones before them, copies of its own, up to so many runs."""
    path = FOLDER / f"{tests}x{runs}.db"
    if path.exists():
        return path
    print(f"copying runs into {path.name} …", flush=True)
    source = store(tests, of)
    partial = path.with_suffix(".partial")
    shutil.copy(source, partial)
    script = "".join(
        copied("runs", partial, f"id <= {of}", id=f"id + {shift}", key=f"printf('%032d', id + {shift})",
               source=f"source || '-{shift}'", commit_hash=f"commit_hash || '-{shift}'",
               started_at=f"started_at - {shift} * 21600000000")
        + copied("shards", partial, f"run_id <= {of}", run_id=f"run_id + {shift}")
        + copied("attempts", partial, f"run_id <= {of}", run_id=f"run_id + {shift}")
        # As every recording leaves it beside its rows, which the same tests have.
        + copied("run_blocks", partial, f"run_id <= {of}", run_id=f"run_id + {shift}")
        for shift in range(of, runs, of)
    )  # fmt: skip
    subprocess.run(["sqlite3", partial], input=script, text=True, check=True)
    partial.rename(path)
    return path


def copied(table, store, where, **changed):
    """The statement that copies rows of a table, all columns as they are but those that are changed."""
    with sqlite3.connect(store) as connection:
        columns = [column[1] for column in connection.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(changed.get(column, column) for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {where};\n"


def calm(store):
    """The same store with one more run, in which nothing failed."""
    path = FOLDER / f"{store.stem}-calm.db"
    if not path.exists():
        partial = path.with_suffix(".partial")
        shutil.copy(store, partial)
        source = FOLDER / "reports/10000-calm.xml"
        with open(source, "wb") as file:
            subprocess.run([program("make-report"), "10000", "1", "calm"], stdout=file, check=True)
        subprocess.run(record(partial, source, 2000), stdout=subprocess.DEVNULL, check=True)
        partial.rename(path)
    return path


def copy(source, name):
    """A copy of a store to write to."""
    path = FOLDER / name
    remove(path)
    shutil.copy(source, path)
    return path


def remove(path):
    for ending in ("", "-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
