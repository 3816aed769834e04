"""Rounds in which one call of a command that writes goes wrong: it is killed, or the disk refuses.

Every command that writes is run with the fault at each of its calls that change files. What is there then must be
what was there before or what the command makes; and the command, typed again, must make it.
"""

import os
import random as chance
import signal
import time

from oracle import State
from tally import Tally
from world import LIMIT, finish, run, start
from writers import WRITERS

GIT_CALLS = 40


class Subject:
    """A command that writes: what is there before and after it, and how many calls it makes."""

    def __init__(self, worlds, writer):
        self.worlds, self.writer = worlds, writer
        folder = self.fresh()
        self.before = State(folder)
        began = time.monotonic()
        ended = run(folder, writer.words, worlds.faults(folder, FAULT_COUNT=str(worlds.root / "count")))
        self.seconds = time.monotonic() - began
        if ended.code not in writer.codes:
            raise RuntimeError(f"laptime {writer.name} without any fault: {ended}")
        self.after = State(folder)
        if self.after.half:
            raise RuntimeError(f"laptime {writer.name} without any fault: {self.after.half}")
        self.code = ended.code
        self.calls = GIT_CALLS if writer.program == "git" else int((worlds.root / "count").read_text())
        worlds.remove(folder)

    def fresh(self):
        folder = self.worlds.copy(getattr(self.worlds, self.writer.template))
        for name in self.writer.without:
            (folder / name).unlink(missing_ok=True)
        return folder

    def judge(self, folder, ended, was_killed, tally, what):
        """Looks at what a command with a fault left behind."""
        state = State(folder)
        if not was_killed:
            if ended.died:
                return tally.signals.append(f"{what}: {ended}")
            has_said = self.writer.keeps_code and "not recorded" in ended.errors
            if ended.code in self.writer.codes and state != self.after and not has_said:
                return tally.lost.append(f"{what}: {ended}; lacks {self.after.difference(state)}")
            if ended.code not in self.writer.codes and not ended.errors.strip():
                return tally.silent.append(f"{what}: {ended}")
        if state.half:
            return tally.half.append(f"{what}: {state.half[:2]}")
        if self.writer.atomic and state != self.before and state != self.after:
            return tally.half.append(f"{what}: {state.difference(self.before)}")
        if not state.is_between(self.before, self.after):
            return tally.half.append(f"{what}: {state.difference(self.after)}")
        if state == self.before or self.writer.repeats:
            self.repeat(folder, state, tally, what)

    def repeat(self, folder, state, tally, what):
        """What was cut off is made whole by typing it again."""
        again = run(folder, self.writer.words)
        if again.died:
            return tally.signals.append(f"{what}, again: {again}")
        repeated = State(folder)
        if again.code not in self.writer.codes:
            tally.lost.append(f"{what}, again: {again}")
        elif repeated.half:
            tally.half.append(f"{what}, again: {repeated.half[:2]}")
        elif repeated != self.after:
            tally.half.append(f"{what}, again: lacks {self.after.difference(repeated)}, has "
                              f"{repeated.difference(self.after)}")


class Subjects:
    """Those that were looked at so far."""

    def __init__(self, worlds):
        self.worlds, self.known = worlds, {}

    def __call__(self, writer):
        if writer.name not in self.known:
            self.known[writer.name] = Subject(self.worlds, writer)
        return self.known[writer.name]


def at_each_call(name, kinds, subjects, seed):
    """A trial for each call of each command, in the order of chance."""
    tally = Tally(name)
    yield tally
    random = chance.Random(seed)
    order = WRITERS[:]
    random.shuffle(order)
    # First one trial of each command, so that a short run sees all of them.
    first = [(writer, kind, None) for writer in order for kind in kinds[:1]]
    for writer, kind, _ in first:
        subject = subjects(writer)
        one_trial(subject, kind, random.randint(1, subject.calls), tally)
        yield tally
    rest = [(writer, kind, at) for writer in order for kind in kinds for at in range(1, subjects(writer).calls + 1)]
    random.shuffle(rest)
    for writer, kind, at in rest:
        one_trial(subjects(writer), kind, at, tally)
        yield tally
    tally.note = "every call"


def one_trial(subject, kind, at, tally):
    worlds, writer = subject.worlds, subject.writer
    folder = subject.fresh()
    stays = kind.endswith("+")
    program = writer.program if writer.program != "laptime" else None
    faults = worlds.faults(folder, kind.rstrip("+"), at, stays, program)
    ended = run(folder, writer.words, faults)
    tally.trials += 1
    was_killed = writer.program == "laptime" and kind in ("kill", "half") and ended.code == -signal.SIGKILL
    if was_killed or kind not in ("kill", "half") or writer.program == "git":
        tally.faults += 1
    subject.judge(folder, ended, was_killed, tally, f"{writer.name} [{kind} at {at}]")
    worlds.remove(folder)


def at_random(subjects, seed):
    """Kills commands, with all that they started, at any moment."""
    tally = Tally("killed at any moment")
    yield tally
    random = chance.Random(seed)
    while True:
        writer = random.choice([writer for writer in WRITERS if writer.program == "laptime"])
        subject = subjects(writer)
        folder = subject.fresh()
        process = start(folder, writer.words)
        time.sleep(random.random() * max(subject.seconds, 0.02) * 1.1)
        process.poll()
        was_killed = process.returncode is None
        if was_killed:
            os.killpg(process.pid, signal.SIGKILL)
        ended = finish(process, LIMIT)
        was_killed = was_killed and ended.code == -signal.SIGKILL
        tally.trials += 1
        tally.faults += was_killed
        subject.judge(folder, ended, was_killed, tally, f"{writer.name} [killed]")
        subjects.worlds.remove(folder)
        yield tally
