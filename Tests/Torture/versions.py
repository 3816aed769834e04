"""Rounds on stores of every released schema: upgraded, killed meanwhile, by several at once, and from the future."""

import os
import random as chance
import signal
import sqlite3
import threading

from tally import Tally
from world import PROJECT, ask, run

APPLICATION = 0x4C415054
MIGRATIONS = sorted((PROJECT / "Migrations").glob("*.sql"))
ROWS = """
INSERT INTO projects VALUES (1, 'shop'); INSERT INTO suites VALUES (1, 1, 'full');
INSERT INTO tests (id, suite_id, key, file, class, name) VALUES (1, 1, 11, 'a.py', 'A', 'one'), (2, 1, 12, 'a.py', 'A', 'two');
INSERT INTO environments (id, key, os) VALUES (1, 5, 'Linux');
INSERT INTO runs (id, key, suite_id, source, commit_hash, branch, kind, started_at, recorded_at, order_source, is_complete)
VALUES (1, '{a}', 1, 's1', 'c1', 'main', 'trunk', 1760000000000000, 1760000000000000, 'start', 1),
  (2, '{b}', 1, 's2', 'c2', 'main', 'trunk', 1760001000000000, 1760001000000000, 'start', 1);
INSERT INTO shards (run_id, number, total, environment_id, is_complete, wall_us, wall_source, cores)
VALUES (1, 1, 1, 1, 1, 5000, 'sum', 2), (2, 1, 1, 1, 1, 6000, 'sum', 2);
INSERT INTO reports (run_id, content_hash, name, format, bytes, recorded_at)
VALUES (1, 'h1', 'r.xml', 'junit', 9, 1760000000000000), (2, 'h2', 'r.xml', 'junit', 9, 1760001000000000);
INSERT INTO messages (id, key, type, message) VALUES (1, 7, 'E', 'wrong');
INSERT INTO attempts VALUES (1, 1, 1, 1, 2000, 0), (1, 2, 1, 4, 3000, 0), (2, 1, 1, 1, 2500, 0), (2, 2, 1, 1, 3500, 0);
INSERT INTO failures VALUES (1, 2, 1, 1, 1);
""".format(a="a" * 32, b="b" * 32)
QUESTION = "SELECT run, tests, failed, wall_us FROM run_list ORDER BY run"


def make(path, version):
    """A store as the release with so many migrations left it."""
    connection = sqlite3.connect(path, isolation_level=None)
    for number, migration in enumerate(MIGRATIONS[:version]):
        connection.executescript(migration.read_text())
        if number == 0:
            connection.executescript(ROWS)
    connection.executescript(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {version}")
    connection.close()


def folder_with(worlds, version):
    worlds.count += 1
    folder = worlds.root / f"t{worlds.count}"
    (folder / "tmp").mkdir(parents=True)
    make(folder / "history.db", version)
    return folder


def upgrades(worlds, seed):
    """Each version: upgraded as it is, by four at once, and killed or out of space at calls by chance."""
    tally = Tally("every released schema upgraded")
    yield tally
    random = chance.Random(seed)
    versions = list(range(1, len(MIGRATIONS) + 1))
    expected = answer(worlds, versions[-1])
    for version in versions:
        plain(worlds, version, expected, tally)
        yield tally
    yield from newer(worlds, tally)
    while True:
        version = random.choice(versions[:-1])
        if random.random() < 0.1:
            at_once(worlds, version, expected, tally)
        else:
            faulted(worlds, version, random, expected, tally)
        yield tally


def answer(worlds, version):
    folder = folder_with(worlds, version)
    ended = ask(folder, QUESTION)
    worlds.remove(folder)
    if ended.code != 0 or len(ended.output.splitlines()) != 3:
        raise RuntimeError(f"a store of version {version}: {ended} {ended.output}")
    return ended.output


def judge(folder, expected, what, tally):
    ended = ask(folder, QUESTION)
    if ended.died:
        tally.signals.append(f"{what}: {ended}")
    elif ended.code != 0:
        tally.lost.append(f"{what}: {ended}")
    elif ended.output != expected:
        tally.half.append(f"{what}: {ended.output!r}")
    elif run(folder, ["doctor"]).code == 74:
        tally.half.append(f"{what}: doctor finds damage")


def plain(worlds, version, expected, tally):
    folder = folder_with(worlds, version)
    tally.trials += 1
    judge(folder, expected, f"version {version}", tally)
    worlds.remove(folder)


def faulted(worlds, version, random, expected, tally):
    folder = folder_with(worlds, version)
    kind, at = random.choice(("kill", "half", "enospc", "eio")), random.randint(1, 250)
    what = f"version {version} [{kind} at {at}]"
    ended = run(folder, ["runs"], worlds.faults(folder, kind, at, stays=kind == "enospc"))
    tally.trials += 1
    tally.faults += ended.code != 0
    if ended.died and ended.code != -signal.SIGKILL:
        tally.signals.append(f"{what}: {ended}")
    judge(folder, expected, what, tally)
    copies = [path for path in os.listdir(folder) if ".before-" in path and not path.endswith(".part")]
    for copy in copies:
        connection = sqlite3.connect(folder / copy)
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",) \
                or connection.execute("PRAGMA user_version").fetchone() != (version,):
            tally.half.append(f"{what}: {copy} is no copy")
        connection.close()
    worlds.remove(folder)


def at_once(worlds, version, expected, tally):
    folder = folder_with(worlds, version)
    ended = []
    threads = [threading.Thread(target=lambda: ended.append(ask(folder, QUESTION))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tally.trials += 4
    tally.faults += 1
    for one in ended:
        if one.died:
            tally.signals.append(f"version {version} by four: {one}")
        elif one.code != 0 or one.output != expected:
            tally.lost.append(f"version {version} by four: {one}")
    worlds.remove(folder)


def newer(worlds, tally):
    """What a later version wrote is not touched."""
    folder = folder_with(worlds, len(MIGRATIONS))
    connection = sqlite3.connect(folder / "history.db", isolation_level=None)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    before = (folder / "history.db").read_bytes()
    for words in (["runs"], ["gate"], ["record", "r.xml"], ["doctor"]):
        (folder / "r.xml").write_text('<testsuite><testcase name="a" time="1"/></testsuite>')
        ended = run(folder, words)
        tally.trials += 1
        if ended.died:
            tally.signals.append(f"a later version, {words[0]}: {ended}")
        elif ended.code not in (1, 74):
            tally.silent.append(f"a later version, {words[0]}: {ended}")
        yield tally
    if (folder / "history.db").read_bytes() != before:
        tally.lost.append("a later version: the file was changed")
    worlds.remove(folder)
