"""Times whole processes: from the start to the end, as the system accounts for them."""

import os
import shlex
import statistics
import time
from dataclasses import dataclass, field


@dataclass
class Sample:
    wall: float
    cpu: float
    peak_mb: float


@dataclass
class Timing:
    """What several runs of one command took; the medians count."""

    samples: list[Sample] = field(default_factory=list)

    @property
    def wall(self):
        return statistics.median(sample.wall for sample in self.samples)

    @property
    def cpu(self):
        return statistics.median(sample.cpu for sample in self.samples)

    @property
    def peak_mb(self):
        return max(sample.peak_mb for sample in self.samples)


def run(command, expect=(0,), folder=None, stdout=os.devnull):
    """Runs a command once, a list or a text that is split as a shell does, without a shell."""
    words = shlex.split(command) if isinstance(command, str) else [str(word) for word in command]
    output = os.open(stdout, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    actions = [(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, output, 2)]
    here = os.getcwd()
    if folder:
        os.chdir(folder)
    start = time.monotonic()
    child = os.posix_spawnp(words[0], words, os.environ, file_actions=actions)
    os.chdir(here)
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - start
    os.close(output)
    code = os.waitstatus_to_exitcode(status)
    if code not in expect:
        raise RuntimeError(f"exit code {code} of {shlex.join(words)}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def time_of(command, rounds=5, before=None, **options):
    """The timing of a command, or of what `command(round)` gives; `before` is not counted."""
    timing = Timing()
    for number in range(rounds):
        if before:
            before()
        text = command(number) if callable(command) else command
        timing.samples.append(run(text, **options))
    return timing


@dataclass
class Comparison:
    """Two commands that ran in turn, so that a machine that slows down slows both."""

    ours: Timing
    theirs: Timing

    def ratios(self, part="wall"):
        pairs = zip(self.ours.samples, self.theirs.samples)
        return [getattr(a, part) / getattr(b, part) for a, b in pairs]


def compare(ours, theirs, rounds=5, before=None, **options):
    """Times two commands in turn, A B A B …"""
    comparison = Comparison(Timing(), Timing())
    for number in range(rounds):
        for command, timing in ((ours, comparison.ours), (theirs, comparison.theirs)):
            if before:
                before()
            text = command(number) if callable(command) else command
            timing.samples.append(run(text, **options))
    return comparison
