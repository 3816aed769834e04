#!/usr/bin/env python3
"""Sixteen jobs record, push, pull, compact and are killed at once, against one git remote and one folder.

usage: interleavings.py [--count N | --seconds N] [--seed N] [--jobs N]

Each interleaving: every job has a store of its own and does what chance has it do, beside the others; a job that was
killed is done again, as a CI does. At the end all take what the remotes have. Then each run that was recorded must be
in every store once and whole, all stores must be equal, and `remote verify` must find nothing. Prints one line of
figures, and ends with 1 where anything was lost, doubled or unequal.
"""

import argparse
import os
import pathlib
import random as chance
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from oracle import State
from world import environment, finish, report, run, start

REMOTES = ("git+origin", "../share")


class Interleaving:
    def __init__(self, root, template, jobs, seed):
        self.root, self.random = root, chance.Random(seed)
        self.root.mkdir()
        self.recorded, self.guard = set(), threading.Lock()
        self.problems, self.kills, self.commands = [], 0, 0
        self.folders = []
        subprocess.run(["git", "init", "-q", "--bare", "--template=", "origin.git"], cwd=root, check=True,
                       env=environment(root))
        for job in range(jobs):
            folder = root / f"j{job}"
            shutil.copytree(template, folder)
            self.folders.append(folder)
        self.number = 0

    def next_number(self):
        with self.guard:
            self.number += 1
            return self.number

    def laptime(self, folder, words, random):
        """Runs a command, one time in six killed in its middle and then again."""
        with self.guard:
            self.commands += 1
        if random.random() < 1 / 6:
            process = start(folder, words)
            time.sleep(random.random() * 0.12)
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                with self.guard:
                    self.kills += 1
            finish(process)
        ended = run(folder, words)
        if ended.code != 0:
            with self.guard:
                self.problems.append(f"{folder.name}: {' '.join(words)}: {ended}")
        return ended.code == 0

    def job(self, folder, random):
        for _ in range(random.randint(2, 4)):
            remote = random.choice(REMOTES)
            kind = random.choice(("record", "record", "push", "pull", "sync", "compact"))
            if kind == "record":
                number = self.next_number()
                (folder / f"r{number}.xml").write_text(report(number, 3))
                words = ["record", f"r{number}.xml", "--commit", f"{number:040x}", "--branch", "main"]
                if self.laptime(folder, words, random):
                    with self.guard:
                        self.recorded.add(f"{number:040x}")
            elif kind == "compact":
                self.laptime(folder, ["remote", "compact", "git+origin"], random)
            elif (folder / "history.db").exists() or kind != "push":
                self.laptime(folder, [kind, remote], random)

    def go(self):
        threads = [threading.Thread(target=self.job, args=(folder, chance.Random(self.random.random())))
                   for folder in self.folders]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.unite()
        self.compare()

    def unite(self):
        """All give what they have to the folder; the first one carries it on, and all take from git."""
        first, others = self.folders[0], self.folders[1:]
        steps = [(folder, ["push", "../share"]) for folder in others if (folder / "history.db").exists()]
        steps += [(first, ["sync", "../share"]), (first, ["sync", "git+origin"]), (first, ["sync", "../share"])]
        steps += [(folder, ["pull", "git+origin"]) for folder in others]
        steps += [(first, ["remote", "verify", remote]) for remote in REMOTES]
        for folder, words in steps:
            ended = run(folder, words)
            if ended.code != 0:
                self.problems.append(f"at the end, {folder.name}: {' '.join(words)}: {ended}")

    def compare(self):
        states = [State(folder, files=()) for folder in self.folders]
        for folder, state in zip(self.folders, states):
            self.problems += [f"{folder.name}: {what}" for what in state.half[:2]]
            if state != states[0]:
                self.problems.append(f"{folder.name} differs: {state.difference(states[0])} "
                                     f"lacks {states[0].difference(state)}")
        import sqlite3
        connection = sqlite3.connect(self.folders[0] / "history.db")
        counts = dict(connection.execute("SELECT commit_hash, count(*) FROM runs GROUP BY 1").fetchall())
        connection.close()
        self.lost = [commit for commit in self.recorded if commit not in counts]
        self.doubled = [commit for commit, count in counts.items() if count != 1]


def make_template(root):
    folder = root / "template"
    (folder / "tmp").mkdir(parents=True)
    for words in (["init", "-q", "--template=", "-b", "main"], ["remote", "add", "origin", "../origin.git"]):
        subprocess.run(["git", *words], cwd=folder, env=environment(folder), check=True)
    (folder / "laptime.toml").write_text('project = "shop"\ntrunk = "main"\n')
    return folder


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=10**9)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--jobs", type=int, default=16)
    options = parser.parse_args()
    end = time.monotonic() + options.seconds
    done = runs = kills = commands = lost = doubled = 0
    problems = []
    with tempfile.TemporaryDirectory(prefix="laptime-jobs-") as name:
        root = pathlib.Path(name).resolve()
        template = make_template(root)
        while done < options.count and (done == 0 or time.monotonic() < end):
            seed = options.seed + done
            one = Interleaving(root / f"i{done}", template, options.jobs, seed)
            one.go()
            done += 1
            runs, kills, commands = runs + len(one.recorded), kills + one.kills, commands + one.commands
            lost, doubled = lost + len(one.lost), doubled + len(one.doubled)
            problems += [f"seed {seed}: {what}" for what in one.problems]
            shutil.rmtree(one.root)
            if len(problems) > 50:
                break
    print(f"{done:,} interleavings of {options.jobs} jobs from seed {options.seed}: {commands:,} commands, {kills:,} "
          f"killed, {runs:,} runs recorded; {lost} lost, {doubled} doubled, {len(problems)} unequal or refused")
    for what in problems[:50]:
        print(what)
    sys.exit(1 if problems or lost or doubled else 0)


if __name__ == "__main__":
    main()
