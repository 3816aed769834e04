"""Runs the demo project's tests at each of its twelve commits, twice, and keeps the reports.

usage: .build/venv/bin/python Tests/Fixtures/make/history.py [RUN...]

Writes to Tests/Fixtures/History:
  NN/junit.xml.gz      attempt 1: pytest-xdist with two workers, branch coverage
  NN/reportlog.jsonl.gz, NN/coverage.xml.gz      what else that run wrote
  NN/retry.xml.gz      attempt 2: other seed, --reruns 2, JUnit family xunit1 with properties
  runs.tsv             what a CI knows of a run: commit, branch, start, wall and CPU time
  truth.tsv, retries.tsv      what the reports say, counted from the report-logs and from coverage's
                       JSON, never from the JUnit or Cobertura files that Laptime reads
A seed makes the same tests fail every time; durations are those of the machine that ran this.
"""

import csv
import gzip
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timezone

from reportlog import cases
from truth import retry_row, truth_row

PROJECT = pathlib.Path(__file__).resolve().parents[3]
OUT = PROJECT / "Tests/Fixtures/History"
SEED, RETRY_SEED = 60200, 60250
ALWAYS = ["-n", "2", "--dist", "load", "-p", "no:benchmark", "-p", "no:json-report"]


def pytest(checkout: pathlib.Path, arguments: list[str], **environment: str) -> dict:
    """Runs pytest in the checkout and says how long it took, as a CI job would measure it."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "TMPDIR")}
    kept |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", **environment}
    start, clock = time.time(), time.monotonic()
    child = subprocess.Popen(
        [sys.executable, "-m", "pytest", *ALWAYS, *arguments],
        cwd=checkout,
        env=kept,
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    return {
        "start": datetime.fromtimestamp(start, timezone.utc).isoformat(timespec="milliseconds"),
        "wall_us": round((time.monotonic() - clock) * 1e6),
        "cpu_us": round((usage.ru_utime + usage.ru_stime) * 1e6),
        "workers": 2,
        "cores": os.cpu_count(),
        "exit": os.waitstatus_to_exitcode(status),
    }


def keep(source: pathlib.Path, target: pathlib.Path, checkout: pathlib.Path) -> None:
    """Compresses a report without the names of this machine."""
    text = source.read_text(encoding="utf-8")
    text = text.replace(str(checkout), "/home/ci/shopkit").replace(sys.prefix, "/home/ci/venv")
    text = re.sub(rf'hostname="{re.escape(socket.gethostname())}"', 'hostname="ci"', text)
    target.write_bytes(gzip.compress(text.encode(), mtime=0))


def run(number: int, repository: pathlib.Path, scratch: pathlib.Path) -> tuple[dict, dict, dict]:
    """One commit's two attempts: its rows of runs.tsv, truth.tsv and retries.tsv."""
    git = ["git", "-C", str(repository)]
    subprocess.run([*git, "checkout", "-q", f"run-{number:02d}"], check=True)
    commit, committed = subprocess.check_output(
        [*git, "log", "-1", "--format=%H %cI"], text=True
    ).split()
    out = OUT / f"{number:02d}"
    out.mkdir(parents=True, exist_ok=True)

    first = pytest(
        repository,
        [
            *("--cov=shopkit", "--cov-branch", "-p", "no:rerunfailures"),
            *(f"--cov-report=xml:{scratch}/coverage.xml", f"--cov-report=json:{scratch}/coverage"),
            *(f"--junitxml={scratch}/junit.xml", f"--report-log={scratch}/reportlog.jsonl"),
        ],
        DEMO_SEED=str(SEED + number),
    )
    for name in ("junit.xml", "reportlog.jsonl", "coverage.xml"):
        keep(scratch / name, out / f"{name}.gz", repository)
    truth = {"run": number} | truth_row(cases(scratch / "reportlog.jsonl"), scratch / "coverage")

    pytest(
        repository,
        [
            *("-p", "no:cov", "--reruns", "2", "-o", "junit_family=xunit1"),
            *(f"--junitxml={scratch}/retry.xml", f"--report-log={scratch}/retry.jsonl"),
        ],
        DEMO_SEED=str(RETRY_SEED + number),
        DEMO_PROPS="1",
    )
    keep(scratch / "retry.xml", out / "retry.xml.gz", repository)
    retry = {"run": number} | retry_row(cases(scratch / "retry.jsonl"))

    known = {"run": number, "commit": commit, "branch": "main", "committed": committed}
    return known | first, truth, retry


def write_table(name: str, rows: tuple[dict, ...]) -> None:
    with open(OUT / name, "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0], delimiter="\t", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def main() -> None:
    numbers = [int(n) for n in sys.argv[1:]] or range(1, 13)
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder).resolve()
        repository = scratch / "shopkit"
        make = PROJECT / "Tests/Scripts/make-demo-history.sh"
        subprocess.run([make, repository], check=True)
        runs, truths, retries = zip(*(run(n, repository, scratch) for n in numbers))
    write_table("runs.tsv", runs)
    write_table("truth.tsv", truths)
    write_table("retries.tsv", retries)


if __name__ == "__main__":
    main()
