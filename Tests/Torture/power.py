"""Rounds of power cuts: a log of all that commands write and sync is cut off anywhere, and the disk keeps what it likes
of what was not synced. What was said to be done before the cut must be there, whole."""

import random as chance
import shutil
import sqlite3

from disk import Disk, read_log
from oracle import State
from tally import Tally
from world import report, run

COMMANDS = [
    ["record", "n1.xml", "--commit", "a" * 40, "--branch", "main"], ["gate"],
    ["record", "n2.xml", "--commit", "b" * 40, "--branch", "main"], ["baseline", "pin", "now", "--run", "latest"],
    ["quarantine", "add", "test_2", "--owner", "@me", "--ticket", "T-1"], ["merge", "others/history.db"],
    ["record", "n3.xml", "--attempt-of", "latest", "--commit", "b" * 40], ["accept", "test_4", "--rule", "missing-tests", "--why", "meant"],
    ["push", "share"], ["backup", "copy.db"], ["record", "cov.info", "--commit", "b" * 40], ["pull", "share"],
    ["runs", "exclude", "start", "--why", "noise"], ["import", "bundles"],
]


def copied_state(worlds, folder):
    """The state of a folder, looked at in a copy: to look at a store changes its files."""
    copy = worlds.copy(folder)
    state = State(copy)
    worlds.remove(copy)
    return state


class Story:
    """Commands that were run with a log, and what was there after each."""

    def __init__(self, worlds, is_read, random):
        self.folder = worlds.copy(worlds.plain)
        for number in (1, 2, 3):
            (self.folder / f"n{number}.xml").write_text(report(60 + number))
        log = worlds.root / "log"
        log.unlink(missing_ok=True)
        self.marks = [(0, copied_state(worlds, self.folder), "")]
        self.problems = []
        # Who reads keeps the log from being written back.
        reader = sqlite3.connect(self.folder / "history.db", isolation_level=None)
        if is_read:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM runs").fetchone()
        # With the log that the reader may have made.
        self.base = worlds.copy(self.folder)
        for words in random.sample(COMMANDS, 5):
            ended = run(self.folder, words, worlds.faults(self.folder, FAULT_LOG=str(log)))
            if ended.died:
                self.problems.append(f"{' '.join(words)}: {ended}")
            length = len(read_log(log)) if log.exists() else 0
            self.marks.append((length, copied_state(worlds, self.folder), " ".join(words)))
        reader.close()
        self.log = read_log(log) if log.exists() else []

    def around(self, cut):
        """What was there before and after the command that was cut off, what it is, and whether it had said so."""
        place = max(i for i, (length, _, _) in enumerate(self.marks) if length <= cut)
        if place + 1 == len(self.marks):
            return self.marks[place][1], self.marks[place][1], "the end"
        (begin, before, _), (_, after, words) = self.marks[place], self.marks[place + 1]
        has_said = any(operation == "said" for operation, *_ in self.log[begin:cut])
        return (after if has_said and words.startswith("record") else before), after, words


def power_cuts(worlds, seed):
    """Trials on one story after the other."""
    tally = Tally("power cuts")
    yield tally
    random = chance.Random(seed)
    stories = 0
    while True:
        story = Story(worlds, is_read=stories % 2 == 0, random=random)
        stories += 1
        tally.signals += story.problems
        said = [i + 1 for i, (operation, *_) in enumerate(story.log) if operation == "said"]
        cuts = said + [random.randint(0, len(story.log)) for _ in range(40)]
        random.shuffle(cuts)
        for cut in cuts:
            one_cut(worlds, story, cut, random, tally)
            yield tally
        worlds.remove(story.folder)
        worlds.remove(story.base)


def one_cut(worlds, story, cut, random, tally):
    disk = Disk(story.base)
    prefix, base = str(story.folder), str(story.base)
    for operation, offset, data, path in story.log[:cut]:
        if operation in ("rename", "link"):
            data = data.replace(prefix.encode(), base.encode())
        disk.apply(operation, offset, data, path.replace(prefix, base))
    worlds.count += 1
    folder = worlds.root / f"t{worlds.count}"
    disk.write_after_loss(folder, random)
    (folder / "tmp").mkdir(exist_ok=True)
    before, after, words = story.around(cut)
    what = f"power cut at {cut} of {len(story.log)}, in {words}"
    tally.trials += 1
    tally.faults += 1
    judge(folder, before, after, what, tally)
    if random.random() < 0.3:
        (folder / "again.xml").write_text(report(99))
        ended = run(folder, ["record", "again.xml", "--commit", "c" * 40])
        if ended.died:
            tally.signals.append(f"{what}, record: {ended}")
        elif ended.code != 0:
            tally.lost.append(f"{what}, record: {ended}")
    shutil.rmtree(folder)


def judge(folder, before, after, what, tally):
    state = State(folder)
    missing = [key for key, value in before.facts.items()
               if key in after.facts and state.facts.get(key) not in (value, after.facts[key])]
    if missing:
        tally.lost.append(f"{what}: {missing[:2]}")
    elif state.half:
        tally.half.append(f"{what}: {state.half[:2]}")
    elif not state.is_between(before, after):
        tally.half.append(f"{what}: {state.difference(after)}")
