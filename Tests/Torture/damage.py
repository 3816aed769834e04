"""Rounds on stores that are not what was written: flipped bits, lost pages, stores of strangers, files beside a stale log.

Each command must say what it says of the sound store, or refuse (74), or say a word of the damage.
"""

import random as chance
import re
import shutil
import sqlite3

from tally import Tally
from world import ask, run

ASKING = [
    ["runs", "--format", "json"], ["runs", "show", "latest"], ["slowest", "--format", "json"], ["flaky", "--format", "json"],
    ["status"], ["show", "shop.cart::test_2"], ["explain", "test_2"], ["failures"], ["tests", "--format", "json"],
    ["tiers", "--format", "json"], ["trend", "--format", "json"], ["changes", "--format", "json"], ["verdicts"],
    ["coverage"], ["report", "--markdown"], ["plan", "--workers", "2"], ["split", "--shards", "2", "--format", "json"],
    ["select", "--tier", "fast"], ["compare", "start", "latest"], ["baseline", "list"], ["history", "shop.cart::test_3"],
    ["query", "runs", "--format", "csv"], ["query", "slowest", "--format", "csv"], ["backtest", "--format", "json"],
    ["gate", "--format", "json"], ["workers"], ["fixtures"],
]
WRITING = [["record", "r20.xml", "--commit", "f" * 40, "--branch", "main"], ["gate"],
           ["baseline", "pin", "now", "--run", "latest"], ["merge", "others/history.db"], ["backup", "copy.db"],
           ["accept", "test_4", "--rule", "missing-tests", "--why", "meant"], ["push", "share"]]
WORD = re.compile("damage|doctor|malformed|not what|cannot be read|disagree", re.IGNORECASE)
# What differs from run to run.
VARIES = re.compile(r'\d\d:\d\d:\d\d(\.\d+)?Z?|\d+(\.\d+)? (ms|s|seconds?|minutes?|hours?|days?) ago|"judged_at":[^,]*')


def said(ended):
    return ended.code, VARIES.sub("~", ended.output)


def one_file(folder, name="history.db"):
    """Folds the log of a store into it, so that its file is all there is."""
    connection = sqlite3.connect(folder / name)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


class Sound:
    """A sound store as bytes, and what commands say of it."""

    def __init__(self, worlds):
        self.worlds = worlds
        self.template = worlds.copy(worlds.plain)
        one_file(self.template)
        self.bytes = (self.template / "history.db").read_bytes()
        self.answers = {}
        self.asking = []
        for words in ASKING:
            first, second = (said(self.ask(words)) for _ in range(2))
            if first == second and first[0] in (0, 1, 2, 3):
                self.answers[tuple(words)] = first
                self.asking.append(words)

    def ask(self, words, content=None, keep=False):
        folder = self.worlds.copy(self.template)
        if content is not None:
            (folder / "history.db").write_bytes(content)
        ended = run(folder, words)
        if keep:
            return ended, folder
        self.worlds.remove(folder)
        return ended


def is_broken(folder):
    """Whether SQLite itself finds damage in a store."""
    try:
        connection = sqlite3.connect(folder / "history.db")
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        connection.close()
        return found != "ok"
    except sqlite3.Error:
        return True


def damages(sound, random):
    """Damaged copies of a store, each with what was done to it."""
    pages = len(sound.bytes) // 4096
    while True:
        content = bytearray(sound.bytes)
        if random.random() < 0.25:
            page = random.randrange(pages)
            content[page * 4096:(page + 1) * 4096] = bytes(4096)
            yield f"page {page + 1} zeroed", bytes(content)
        else:
            place = random.randrange(len(content))
            bit = random.randrange(8)
            content[place] ^= 1 << bit
            yield f"bit {bit} of byte {place} flipped", bytes(content)


def flipped(worlds, seed):
    """Each damage against some commands."""
    tally = Tally("bits flipped, pages zeroed")
    yield tally
    random = chance.Random(seed)
    sound = Sound(worlds)
    for what, content in damages(sound, random):
        tally.faults += 1
        for words in random.sample(sound.asking, 4):
            ended = sound.ask(words, content)
            tally.trials += 1
            judge(sound, words, ended, what, tally)
            yield tally
        words = random.choice(WRITING)
        ended, folder = sound.ask(words, content, keep=True)
        tally.trials += 1
        if ended.died:
            tally.signals.append(f"{what}, {' '.join(words)}: {ended}")
        elif ended.code <= 3 and not WORD.search(ended.errors) and is_broken(folder):
            tally.silent.append(f"{what}, {' '.join(words)}: {ended}")
        worlds.remove(folder)
        yield tally


def judge(sound, words, ended, what, tally):
    what = f"{what}, {' '.join(words)}"
    if ended.died:
        tally.signals.append(f"{what}: {ended}")
    elif ended.code != 74 and said(ended) != sound.answers[tuple(words)] and not WORD.search(ended.errors + ended.output):
        tally.silent.append(f"{what}: {ended}")


EXTREMES = (2**63 - 1, -2**63, -1, 0, 2**31, 10**17)
TEXTS = ("", "\x00", "\x1b[31m", "'; DROP TABLE runs;--", "<script>", "x" * 100_000, "\u202e", "-rf", "../../x")
FOREIGN = [
    "CREATE TRIGGER mine AFTER INSERT ON runs BEGIN DELETE FROM runs; END",
    "CREATE TRIGGER mine BEFORE INSERT ON attempts BEGIN SELECT raise(ignore); END",
    "DROP TABLE attempts", "DROP TABLE totals", "DROP VIEW run_list", "ALTER TABLE runs RENAME TO walks",
    "DROP VIEW run_list; CREATE VIEW run_list AS SELECT * FROM runs", "ALTER TABLE runs ADD COLUMN more",
    "CREATE VIEW mine AS SELECT * FROM runs", "PRAGMA user_version = 0", "PRAGMA application_id = 1",
    "DELETE FROM shards", "DELETE FROM totals", "DELETE FROM suites", "UPDATE runs SET suite_id = 99",
    "DELETE FROM messages", "DELETE FROM tests", "UPDATE run_blocks SET results = x'00'", "DELETE FROM run_blocks",
    "UPDATE run_blocks SET results = zeroblob(1000000)", "UPDATE tests SET key = 1 WHERE id = 1",
]


def strangers(worlds, seed):
    """Stores that somebody else wrote: no command may die or hang, and none may write to what is no store."""
    tally = Tally("stores of strangers")
    yield tally
    random = chance.Random(seed)
    sound = Sound(worlds)
    for what, change in hostile(sound, random):
        folder = worlds.copy(sound.template)
        change(folder / "history.db")
        before = (folder / "history.db").read_bytes() if (folder / "history.db").is_file() else None
        tally.faults += 1
        for words in random.sample(sound.asking, 2) + [random.choice(WRITING)]:
            ended = run(folder, words, limit=30)
            tally.trials += 1
            if ended.died:
                tally.signals.append(f"{what}, {' '.join(words)}: {ended}")
            if ended.code == 74 and before is not None and words in WRITING:
                if (folder / "history.db").read_bytes()[100:] != before[100:]:
                    tally.silent.append(f"{what}, {' '.join(words)}: refused and written to")
            yield tally
        worlds.remove(folder)


def hostile(sound, random):
    def by(statement):
        def change(path):
            connection = sqlite3.connect(path, isolation_level=None)
            try:
                connection.executescript(f"PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {statement}")
            except sqlite3.Error:
                pass
            connection.close()
        return change

    def replaced(content):
        return lambda path: path.write_bytes(content)
    changes = [(statement, by(statement)) for statement in FOREIGN]
    changes += [("an empty file", replaced(b"")), ("text", replaced(b"no store at all\n" * 100)),
                ("a head alone", replaced(sound.bytes[:100])), ("half of it", replaced(sound.bytes[:len(sound.bytes) // 2])),
                ("much behind it", replaced(sound.bytes + bytes(1 << 20)))]
    connection = sqlite3.connect(sound.template / "history.db")
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        for _, column, kind, *_ in connection.execute(f"PRAGMA table_info('{name}')"):
            values = EXTREMES if kind in ("INTEGER", "REAL") else TEXTS if kind == "TEXT" else ()
            changes += [(f"{name}.{column} = {str(value)[:30]!r}", by(
                f"UPDATE {name} SET {column} = " + (str(value) if kind != "TEXT" else quoted(value))))
                for value in values]
    connection.close()
    random.shuffle(changes)
    return changes


def quoted(text):
    return f"CAST(x'{text.encode().hex()}' AS TEXT)"


def stale_logs(worlds, seed):
    """A store that was put back beside the log of another moment: the answers are of one of both, or there is a word."""
    tally = Tally("put back beside a stale log")
    yield tally
    random = chance.Random(seed)
    question = ("SELECT r.run, r.tests, (SELECT sum(duration_us) FROM attempts AS a WHERE a.run_id = r.run_id) "
                "FROM run_list AS r ORDER BY 1")
    while True:
        folder = worlds.copy(worlds.plain)
        one_file(folder)
        known = [said(ask(folder, question))]
        moments = [(folder / "history.db").read_bytes()]
        keeper = sqlite3.connect(folder / "history.db", isolation_level=None)
        keeper.execute("SELECT count(*) FROM runs").fetchone()
        for number in range(random.randint(1, 4)):
            name = "r20.xml" if number % 2 else "r21.xml"
            run(folder, ["record", name, "--commit", f"{90 + number:040x}", "--branch", "main"])
            known.append(said(ask(folder, question)))
            moments.append((folder / "history.db").read_bytes())
        log = (folder / "history.db-wal").read_bytes() if (folder / "history.db-wal").exists() else b""
        keeper.close()
        for end in ("-wal", "-shm"):
            (folder / f"history.db{end}").unlink(missing_ok=True)
        (folder / "history.db").write_bytes(random.choice(moments))
        (folder / "history.db-wal").write_bytes(log[:random.choice((len(log), len(log) // 2))])
        tally.faults += 1
        for asks in (True, False):
            ended = ask(folder, question) if asks else run(folder, ["record", "r20.xml", "--commit", "e" * 40])
            tally.trials += 1
            if ended.died:
                tally.signals.append(f"stale log: {ended}")
            elif asks and ended.code != 74 and said(ended) not in known and not WORD.search(ended.errors):
                tally.silent.append(f"stale log: {ended} {ended.output[:100]}")
            elif ended.code == 0 and not asks and is_broken(folder):
                tally.silent.append(f"stale log, record: {ended}")
            yield tally
        shutil.rmtree(folder)
