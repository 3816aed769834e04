"""Laptime against real ClickHouse: 18.16 as Debian has it, and the newest engine behind a facade.

usage: check.py [PART…]      (twins kills faults secrets cluster)

LAPTIME_TEST_BINARY names the program, LAPTIME_CHDB_PYTHON a Python that has chdb; without one, or without
clickhouse-server, that dialect is left out, which is said.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

from history import Store, junit, record
from proxy import Proxy
from server import Server, find, free_port

PROGRAM = os.environ.get("LAPTIME_TEST_BINARY", ".build/debug/laptime")
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../..")
TABLES = {
    "runs": "run, version, suite_name, started_at, tests, failed, flaky, wall_us, labels, excluded_why, is_complete",
    "results": "suite, test, toUInt32(started), run, attempt, version, outcome, result, mode, us_high, us_low",
    "timings": "suite, test, run, attempt, version, setup_us, call_us, teardown_us, worker",
    "failures": "suite, run, is_error, test, attempt, version, name, outcome, duration_us, message",
    "tests": "suite, test, id, file, class, name",
    "messages": "key, message, cause",
}


class Facade:
    """The newest engine, started as a server is."""

    def __init__(self, folder, python, password=""):
        self.folder, self.python, self.http, self.password = folder, python, free_port(), password

    @property
    def url(self):
        return f"clickhouse+http://127.0.0.1:{self.http}"

    def start(self):
        os.makedirs(self.folder, exist_ok=True)
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "facade.py")
        self.process = subprocess.Popen(
            [self.python, script, self.folder, str(self.http)], stdin=subprocess.DEVNULL,
            env=dict(os.environ, CHDB_PASSWORD=self.password), stderr=open(f"{self.folder}/errors.log", "ab"))
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                self.ask("SELECT 1")
                return self
            except OSError:
                time.sleep(0.2)
        raise RuntimeError("the facade did not start")

    def ask(self, sql):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.http}/", data=sql.encode(), timeout=600) as answer:
            return answer.read().decode()

    def stop(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    __enter__ = start

    def __exit__(self, *_):
        self.stop()


def rows(server, database):
    """All that is in an archive, each once: what everybody reads."""
    found = {}
    for table, columns in TABLES.items():
        key = {"runs": "id = id", "tests": "1", "messages": "1"}.get(
            table, f"(run, version) IN (SELECT id, max(version) FROM {database}.runs GROUP BY id)")
        if table == "runs":
            key = f"(id, version) IN (SELECT id, max(version) FROM {database}.runs GROUP BY id)"
        found[table] = sorted(set(server.ask(f"SELECT {columns} FROM {database}.{table} WHERE {key}").splitlines()))
    return found


def days(server, database):
    """The sums of each day, and the same counted from the results of runs that count."""
    current = f"SELECT id, version, excluded_why FROM {database}.runs ORDER BY version DESC LIMIT 1 BY id"
    summed = server.ask(
        "SELECT day, sum(runs), sum(passed), sum(failed), sum(skipped), sum(measured), sum(duration_us) FROM ("
        f"SELECT * FROM {database}.daily ORDER BY made DESC LIMIT 1 BY suite, test, day) GROUP BY day ORDER BY day")
    counted = server.ask(
        "SELECT toDate(toUInt16(intDiv(toUInt32(started), 86400))) AS day, count(), sum(toInt8(result) IN (1, 2, 3)),"
        " sum(toInt8(result) > 3), sum(result = 'skipped'), sum(us_high != 4294967295 AND outcome != 'skipped'),"
        f" sum(if(outcome != 'skipped', duration_us, 0)) FROM (SELECT * , duration_us FROM {database}.results WHERE attempt = 1"
        f" AND (run, version) IN (SELECT id, version FROM ({current}) WHERE excluded_why IS NULL)"
        " LIMIT 1 BY test, run) GROUP BY day ORDER BY day")
    return summed, counted


def near(a, b):
    """Whether two cells say the same: figures to the last digit that is printed."""
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) <= 0.0101 if isinstance(a, float) or isinstance(b, float) else a == b
    return (a or None) == (b or None)


def verdict(gate):
    """What a gate says, without what is of the machine and of row numbers."""
    rules = [
        (r["rule"], r["status"], r["summary"], sorted(
            (json.dumps(f.get("test"), sort_keys=True), f.get("summary"), f.get("outcome")) for f in r["findings"]))
        for r in gate["rules"]]
    return gate["verdict"], gate["run"], gate["baseline"]["runs"], rules


def share(server, folder):
    """Push, push again, verify, pull elsewhere, gate there."""
    store = Store(PROGRAM, f"{folder}/one")
    record(store)
    record(store, runs=6, suite="integration")
    store.run("runs", "exclude", store.json("runs", "--suite", "unit")[3]["run"], "--why", "a wrong machine")
    store.run("baseline", "pin", "start", "--run", store.json("runs", "--suite", "unit")[5]["run"])
    url = f"{server.url}/shared"
    # What the gate said travels with the rows, as it was when they were made.
    store.run("gate", "--suite", "unit", code=None)
    assert "sent" in store.run("push", url)
    assert store.run("push", url).startswith("0 bundles sent"), "pushed twice"
    assert "0 to pull, 0 to push" in store.run("remote", "verify", url)
    summed, counted = days(server, "shared")
    assert summed == counted and summed.count("\n") > 10, f"{summed}\n{counted}"
    before = verdict(json.loads(store.run("gate", "--suite", "unit", "--format", "json", code=None)))
    for words in ([], ["--suite", "unit", "--branch", "main", "--runs", "50"]):
        job = Store(PROGRAM, f"{folder}/job{len(words)}")
        job.run("pull", url, *words)
        after = verdict(json.loads(job.run("gate", "--suite", "unit", "--format", "json", code=None)))
        assert words or after == before, f"{before}\n{after}"
        assert after[0] == before[0], f"{before}\n{after}"
        assert job.run("pull", url, *words).startswith("0 bundles read")
    few = Store(PROGRAM, f"{folder}/few")
    few.run("pull", url, "--suite", "unit", "--branch", "main", "--runs", "3")
    assert len(few.json("runs", "--suite", "unit")) == 3
    # Another project's suites of the same names are its own.
    other = Store(PROGRAM, f"{folder}/other", project="garden")
    record(other, runs=2, seed=2)
    other.run("push", url)
    again = Store(PROGRAM, f"{folder}/again", project="garden")
    again.run("pull", url)
    assert len(again.json("runs")) == 2
    assert "0 to pull, 0 to push" in store.run("remote", "verify", url)
    # Shards that were recorded and pushed apart are one run, whoever comes last.
    parts = [Store(PROGRAM, f"{folder}/part{n}", project="parts") for n in (1, 2)]
    for number, part in enumerate(parts, 1):
        junit(f"{part.folder}/r.xml", [(f"t{number}{n}", 0.01 * n, "passed") for n in range(5)])
        part.run("record", f"{part.folder}/r.xml", "--suite", "s", "--run-key", "k", "--shard", f"{number}/2",
                 "--started-at", "2026-03-01T08:00:00Z", "--commit", "a" * 40, "--branch", "main")
    for part in parts:
        part.run("push", url)
    told = parts[0].json("query", "runs", "--remote", url)
    assert len(told) == 1 and told[0]["tests"] == 10 and told[0]["state"] is None, told
    # A run that came later is counted among its day.
    time.sleep(1.1)
    record(other, runs=3, seed=2)
    other.run("push", url)
    summed, counted = days(server, "shared")
    assert summed == counted, f"{summed}\n{counted}"
    return store, url


QUESTIONS = [
    ("runs", []), ("runs", ["limit=3"]), ("runs", ["suite=unit", "branch=topic/x'y"]), ("runs", ["where=db=sqlite"]),
    ("runs", ["since=2026-01-05", "until=2026-01-09"]),
    ("trend", []), ("trend", ["suite=integration"]), ("trend", ["by=day"]), ("trend", ["by=week", "suite=unit"]),
    ("trend", ["by=month", "suite=unit"]), ("trend", ["branch=main", "limit=4"]), ("trend", ["where=db=postgres"]),
    ("slowest-tests", []), ("slowest-tests", ["by=total", "limit=5"]), ("slowest-tests", ["by=growth", "suite=unit"]),
    ("slowest-tests", ["by=variability", "runs=5"]), ("slowest-tests", ["by=setup", "suite=unit"]),
    ("slowest-tests", ["test=test_1*b", "suite=unit"]), ("slowest-tests", ["since=2026-01-04", "suite=unit"]),
    ("history-of-test", ["suite=unit"]), ("history-of-test", ["test=test_3[a'b-3]", "suite=unit"]),
    ("history-of-test", ["test=test_2", "suite=unit", "limit=4"]), ("history-of-test", ["test=test_1_", "suite=unit"]),
    ("failed-attempts", []), ("failed-attempts", ["suite=unit", "limit=200"]), ("failed-attempts", ["test=test_1*"]),
    ("failed-attempts", ["runs=8", "suite=unit"]),
]


def twins(server, folder):
    """Every twin, with parameters of every kind, beside the store."""
    store, url = share(server, folder)
    known = {row["query"] for row in store.json("query", "--list", "--remote")}
    assert known == {name for name, _ in QUESTIONS}, known
    wrong = []
    for name, values in QUESTIONS:
        words = [word for value in values for word in ("--param", value)]
        here, there = store.json("query", name, *words), store.json("query", name, *words, "--remote", url)
        # An underscore is no sign for any letter.
        assert bool(here) != ("test=test_1_" in values), f"{name} {values}: {len(here)} rows"
        if len(here) != len(there):
            wrong.append(f"{name} {values}: {len(here)} rows, {len(there)} there")
        for one, two in zip(here, there):
            if list(one) != list(two) or not all(near(one[column], two[column]) for column in one):
                wrong.append(f"{name} {values}:\n  {one}\n  {two}")
                break
    assert not wrong, "\n".join(wrong)
    print(f"  {len(QUESTIONS)} questions of {len(known)} queries: equal rows")


def kills(server, folder):
    """A push killed before and after each of its requests; pushed again and pulled elsewhere."""
    store = Store(PROGRAM, f"{folder}/kill")
    record(store, runs=6, tests=8)
    store.run("runs", "exclude", store.json("runs")[2]["run"], "--why", "x")
    proxy = Proxy(server.http)
    proxy.begin()
    store.run("push", f"{proxy.url}/whole")
    requests, expected = proxy.count, rows(server, "whole")
    assert requests > 20 and expected["results"]
    # The facade answers slowly, and the requests are the same.
    step = 1 if isinstance(server, Server) else 4
    for number in range(1, requests + 1, step):
        for when in ("call", "after"):
            database = f"kill_{number}_{when}"
            child = None

            def kill():
                child.kill()

            proxy.begin(lambda n: (when, kill) if n == number else None)
            child = store.start("push", f"{proxy.url}/{database}")
            child.communicate()
            assert child.returncode == -9
            proxy.begin()
            store.run("push", f"{proxy.url}/{database}")
            assert rows(server, database) == expected, f"killed at {number} ({when})"
            assert "0 damaged; 0 to pull, 0 to push" in store.run("remote", "verify", f"{proxy.url}/{database}")
            if number % 7 == 0:
                job = Store(PROGRAM, f"{folder}/{database}")
                job.run("pull", f"{proxy.url}/{database}")
                assert [r["run"] for r in job.json("runs")] == [r["run"] for r in store.json("runs")]
            server.ask(f"DROP DATABASE {database}")
    print(f"  killed before and after {len(range(1, requests + 1, step))} of {requests} requests: equal rows after the next push")


def faults(server, folder):
    """Errors that pass, errors that stay, and answers that are cut."""
    store = Store(PROGRAM, f"{folder}/fault")
    record(store, runs=4, tests=8)
    proxy = Proxy(server.http)
    store.run("push", f"{proxy.url}/whole2")
    expected = rows(server, "whole2")
    for name, fault in {
        "every second request is refused": lambda n: ("status", 503) if n % 2 else None,
        "every third answer is lost": lambda n: ("lose",) if n % 3 == 0 else None,
        "every fourth connection breaks": lambda n: ("drop",) if n % 4 == 0 else None,
        "every second answer is cut": lambda n: ("cut", 1) if n % 2 == 0 else None,
        "every fifth request is an error without a number": lambda n: ("status", 500) if n % 5 == 0 else None,
    }.items():
        database = "f_" + "".join(c for c in name if c.isalpha())
        proxy.begin(fault)
        store.run("push", f"{proxy.url}/{database}")
        assert rows(server, database) == expected, name
        job = Store(PROGRAM, f"{folder}/{database}")
        job.run("pull", f"{proxy.url}/{database}")
        assert len(job.json("runs")) == 4, name
    proxy.begin(lambda n: ("status", 503))
    store.run("push", f"{proxy.url}/never", code=74)
    assert "HTTP status 503" in store.said, store.said
    assert proxy.count == 5, proxy.count
    proxy.begin(lambda n: ("status", 503) if n > 3 else None)
    store.run("push", f"{proxy.url}/never", code=73)
    assert "HTTP status 503" in store.said and "laptime push sends it again" in store.said, store.said
    proxy.begin(lambda n: ("status", 404))
    store.run("pull", f"{proxy.url}/never", code=74)
    assert proxy.count == 1, "what stays is not asked again"
    store.run("push", f"clickhouse+http://127.0.0.1:{free_port()}/x", code=74)
    assert "nothing listens there" in store.said, store.said
    # What the tests came to is judged all the same, by what is here.
    with open(f"{store.folder}/laptime.toml", "w") as file:
        file.write(f'[remote]\nurl = "clickhouse+http://127.0.0.1:{free_port()}/x"\n')
    junit(f"{store.folder}/fresh.xml", [(f"test_{n}", 0.01, "passed") for n in range(8)])
    store.run("run", "--gate", "--sync", "--suite", "fresh", "--report", "fresh.xml", "--", "touch", "fresh.xml", code=None)
    assert "nothing was pulled" in store.said and "the run was not pushed" in store.said, store.said
    os.remove(f"{store.folder}/laptime.toml")
    if isinstance(server, Server):
        proxy.begin()
        store.run("push", f"{proxy.url}/beside")
        for number in (1, 12, 20, 22, 24):
            proxy.begin(lambda n: ("call", server.kill) if n == number else None)
            store.run("push", f"{proxy.url}/server_{number}", code=74 if number == 1 else 73)
            server.start()
            store.run("push", f"{server.url}/server_{number}")
            assert rows(server, f"server_{number}") == rows(server, "beside"), f"server killed at request {number}"
    print("  refused, lost, broken, cut, killed: equal rows, or an error that says so")


def secrets(server, folder):
    """A password comes from the environment or a file, and goes nowhere else."""
    store = Store(PROGRAM, f"{folder}/secret")
    record(store, runs=2, tests=4)
    url = server.url.replace("//", "//ci@") + "/secret"
    store.run("push", url, code=74, LAPTIME_CLICKHOUSE_PASSWORD="wrong-pass-7")
    assert "does not know this user by this password" in store.said and "wrong-pass-7" not in store.said
    store.run("push", url.replace("ci@", "ci:wrong-pass-7@"), code=64)
    assert "wrong-pass-7" not in store.said, store.said
    with open(f"{folder}/password", "w") as file:
        file.write(server.password + "\n")
    store.run("push", url, LAPTIME_CLICKHOUSE_PASSWORD_FILE=f"{folder}/password")
    job = Store(PROGRAM, f"{folder}/secret-job")
    seen = []
    child = job.start("pull", url, LAPTIME_CLICKHOUSE_PASSWORD=server.password)
    while child.poll() is None:
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                try:
                    seen.append(open(f"/proc/{entry}/cmdline", "rb").read())
                except OSError:
                    pass
    assert child.returncode == 0, child.communicate()
    secret = server.password.encode()
    assert any(b"curl" in line for line in seen), "curl was not seen"
    assert not any(secret in line for line in seen), "a password in the list of processes"
    for path, _, names in os.walk(f"{server.folder}"):
        for name in names:
            if name.endswith(".log"):
                assert secret not in open(f"{path}/{name}", "rb").read(), "a password in a log"
    print("  wrong and right passwords, none in a list of processes or a log")


# By what the tables of a cluster are shared out; a suite's rows are all in one place.
SHARDING = {"bundles": "sipHash64(project)", "catalogues": "0", "messages": "0", "migrations": "0"}


def cluster(_, folder):
    """Two servers with tables over both: pushed, pulled and asked as one."""
    apart = Server(f"{folder}/second")
    profile = "<insert_distributed_sync>1</insert_distributed_sync><distributed_product_mode>global</distributed_product_mode>"
    with apart, Server(f"{folder}/first", other_tcp=apart.tcp, settings=profile) as server:
        with open(f"{ROOT}/Migrations/clickhouse/0001_create_the_archive.sql") as file:
            schema = file.read()
        for one in (apart, server):
            one.ask("CREATE DATABASE parts")
            for statement in filter(str.strip, schema.split(";\n")):
                one.ask(statement.replace("NOT EXISTS ", "NOT EXISTS parts."))
        server.ask("CREATE DATABASE whole")
        for name in re.findall(r"EXISTS (\w+) \(", schema):
            key = SHARDING.get(name, "suite")
            server.ask(f"CREATE TABLE whole.{name} AS parts.{name} ENGINE = Distributed(both, parts, {name}, {key})")
        store, url = Store(PROGRAM, f"{folder}/one"), f"{server.url}/whole"
        for suite in ("e2e", "unit", "smoke", "nightly", "contracts", "acceptance", "integration"):
            record(store, runs=2, tests=10, suite=suite)
        store.run("push", url)
        assert store.run("push", url).startswith("0 bundles sent")
        assert "0 damaged; 0 to pull, 0 to push" in store.run("remote", "verify", url)
        counts = [int(one.ask("SELECT count() FROM parts.results")) for one in (apart, server)]
        assert all(counts), counts
        for name in sorted({name for name, _ in QUESTIONS}):
            here, there = store.json("query", name), store.json("query", name, "--remote", url)
            assert here and len(here) == len(there), name
            for one, two in zip(here, there):
                assert all(near(one[column], two[column]) for column in one), f"{name}:\n{one}\n{two}"
        job = Store(PROGRAM, f"{folder}/job")
        job.run("pull", url)
        assert len(job.json("runs")) == len(store.json("runs"))
    print(f"  two servers: {counts[0]} and {counts[1]} results, equal rows")


PARTS = {"twins": twins, "kills": kills, "faults": faults, "secrets": secrets, "cluster": cluster}


def main():
    wanted = sys.argv[1:] or list(PARTS)
    global PROGRAM
    PROGRAM = os.path.abspath(PROGRAM)
    python = os.environ.get("LAPTIME_CHDB_PYTHON", "")
    with tempfile.TemporaryDirectory() as folder:
        kinds = []
        if find():
            kinds.append(("18.16", lambda: Server(f"{folder}/old")))
        else:
            print("left out: ClickHouse 18.16 (Debian's package clickhouse-server)")
        if python:
            kinds.append(("the newest", lambda: Facade(f"{folder}/new", python)))
        else:
            print("left out: the newest ClickHouse (LAPTIME_CHDB_PYTHON=a Python that has chdb)")
        for name, make in kinds:
            with make() as server:
                print(f"{name}: {server.ask('SELECT version()').strip()}", flush=True)
                for part in wanted:
                    if part in ("secrets", "cluster") and name != "18.16":
                        continue
                    began = time.monotonic()
                    PARTS[part](server, f"{folder}/{name[:3]}-{part}")
                    print(f"  {part}: {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
