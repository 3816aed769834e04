"""How the time grows with the input: a table, a picture, and the exponent of the growth."""

import math
from dataclasses import dataclass

import data
from measure import time_of

BLOCKS = "▁▂▃▄▅▆▇█"


@dataclass
class Growth:
    name: str
    sizes: list[int]
    seconds: list[float]

    @property
    def exponent(self):
        """The slope between the two greatest sizes on logarithmic scales: 1 is linear, 0 no growth."""
        (a, b), (x, y) = self.sizes[-2:], self.seconds[-2:]
        return math.log(y / x) / math.log(b / a)

    @property
    def picture(self):
        """A block for each size: the time for one unit of it, so that linear growth is flat."""
        unit = [second / size for second, size in zip(self.seconds, self.sizes)]
        return "".join(BLOCKS[min(7, int(8 * value / max(unit)))] for value in unit)

    @property
    def curve(self):
        """A block for each size: the time itself, on a logarithmic scale."""
        low, high = math.log(min(self.seconds)), math.log(max(self.seconds))
        span = (high - low) or 1
        return "".join(BLOCKS[min(7, int(8 * (math.log(s) - low) / span))] for s in self.seconds)


def of_tests():
    sizes, seconds = [100, 1000, 10_000, 100_000, 1_000_000], []
    path = data.FOLDER / "growth.db"
    for tests in sizes:
        timing = time_of(
            data.record(path, data.report(tests)), 3, before=lambda: data.remove(path))
        seconds.append(timing.wall)
    data.remove(path)
    return Growth("record, by tests", sizes, seconds)


def of_runs():
    sizes, seconds = [1, 10, 60, 200, 1000], []
    for runs in sizes:
        path = data.copy(data.store(10_000, runs), "growth.db")
        timing = time_of(
            lambda number: data.record(path, data.report(10_000, 2), 5000 + number), 5)
        seconds.append(timing.wall)
    data.remove(path)
    return Growth("record, by runs in the store", sizes, seconds)


def of_gate():
    sizes, seconds = [60, 200, 1000, 3000], []
    for runs in sizes:
        store = data.longer_store(10_000, runs, of=1000) if runs > 1000 else data.store(10_000, runs)
        timing = time_of([data.LAPTIME, "gate", "--store", store], 5, expect=(0, 1, 2))
        seconds.append(timing.wall)
    return Growth("gate, by runs in the store", sizes, seconds)


def of_files():
    sizes, seconds = [1, 10, 100, 1000], []
    path = data.FOLDER / "growth.db"
    for files in sizes:
        reports = [data.report(100, run) for run in range(1, files + 1)]
        command = [*data.record(path, reports[0]), *reports[1:]]
        seconds.append(time_of(command, 3, before=lambda: data.remove(path)).wall)
    data.remove(path)
    return Growth("record, by files of 100 tests", sizes, seconds)


def measure():
    return [of_tests(), of_files(), of_runs(), of_gate()]
