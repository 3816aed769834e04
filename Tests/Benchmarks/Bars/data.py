"""What is measured on: reports and stores, made from fixed seeds and kept in .build/bench."""

import datetime
import shutil
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
        "--commit", f"c{run}", "--started-at", start.strftime("%Y-%m-%dT%H:%M:%SZ"),
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
        f"""
        INSERT INTO runs (id, key, suite_id, source, commit_hash, branch, kind, started_at, recorded_at,
          order_source, is_complete)
        SELECT id + {shift}, printf('%032d', id + {shift}), suite_id, source || '-{shift}',
          commit_hash || '-{shift}', branch, kind, started_at - {shift} * 21600000000, recorded_at,
          order_source, is_complete
        FROM runs WHERE id <= {of};
        INSERT INTO shards (run_id, number, total, environment_id, is_complete, wall_us, wall_source,
          user_us, system_us, cores, workers, runner, probe_version, probe_before_us, probe_after_us)
        SELECT run_id + {shift}, number, total, environment_id, is_complete, wall_us, wall_source,
          user_us, system_us, cores, workers, runner, probe_version, probe_before_us, probe_after_us
        FROM shards WHERE run_id <= {of};
        INSERT INTO attempts SELECT run_id + {shift}, test_id, attempt, outcome, duration_us, mode
        FROM attempts WHERE run_id <= {of};
        """
        for shift in range(of, runs, of)
    )
    subprocess.run(["sqlite3", partial], input=script, text=True, check=True)
    partial.rename(path)
    return path


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
