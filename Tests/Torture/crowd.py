"""A round of many processes at once on one store: 64 that record, 16 that read, and some that decide."""

import sqlite3
import threading
import time

from oracle import State
from tally import Tally
from world import TESTS, report, run

WRITERS, READERS = 64, 16
READING = [["runs", "--format", "json"], ["status"], ["slowest"], ["flaky"], ["gate"], ["query", "runs"]]


class Crowd:
    def __init__(self, worlds, until):
        self.folder = worlds.copy(worlds.plain)
        self.until = until
        self.tally = Tally(f"{WRITERS} writers, {READERS} readers")
        self.guard = threading.Lock()
        self.said, self.number = [], 100
        self.listed = []

    def next_number(self):
        with self.guard:
            self.number += 1
            return self.number

    def note(self, ended, what, codes):
        with self.guard:
            self.tally.trials += 1
            if ended.died:
                self.tally.signals.append(f"{what}: {ended}")
            elif ended.code not in codes:
                self.tally.half.append(f"{what}: {ended}")

    def write(self):
        while time.monotonic() < self.until:
            number = self.next_number()
            (self.folder / f"w{number}.xml").write_text(report(number, failing={number % TESTS} if number % 5 == 0 else ()))
            ended = run(self.folder, ["record", f"w{number}.xml", "--commit", f"{number:040x}", "--branch", "main"])
            self.note(ended, "record", (0, 75))
            if ended.code == 0:
                with self.guard:
                    self.tally.faults += 1
                    self.said.append(f"{number:040x}")

    def read(self, place):
        while time.monotonic() < self.until:
            words = READING[place % len(READING)]
            place += 1
            self.note(run(self.folder, words), words[0], (0, 1, 2, 3, 75))

    def quarantine(self, test):
        ended = run(self.folder, ["quarantine", "add", f"shop.cart::test_{test}", "--owner", "@me", "--ticket", "T-1"])
        self.note(ended, "quarantine add", (0,))
        if ended.code == 0:
            with self.guard:
                self.listed.append(f"shop.cart::test_{test}")

    def go(self):
        threads = [threading.Thread(target=self.write) for _ in range(WRITERS)]
        threads += [threading.Thread(target=self.read, args=(place,)) for place in range(READERS)]
        threads += [threading.Thread(target=self.quarantine, args=(test,)) for test in range(TESTS) if test != 1]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        state = State(self.folder)
        self.tally.half += state.half
        connection = sqlite3.connect(self.folder / "history.db")
        for commit in self.said:
            count, = connection.execute("SELECT count(*) FROM runs WHERE commit_hash = ?", (commit,)).fetchone()
            if count != 1:
                (self.tally.half if count else self.tally.lost).append(f"run of {commit} is there {count} times")
        connection.close()
        text = (self.folder / "quarantine.txt").read_text()
        self.tally.lost += [f"quarantine of {test}" for test in self.listed if test not in text]


def crowd(worlds, until):
    """Goes on until a moment."""
    crowd = Crowd(worlds, until)
    crowd.go()
    worlds.remove(crowd.folder)
    return crowd.tally
