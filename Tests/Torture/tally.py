"""What a round came to, and the table of all of them."""

import dataclasses


@dataclasses.dataclass
class Tally:
    """Faults that were made, and what they broke.

    lost: what was said to be done and is not. half: what is there in part, or twice. signals: commands that died or
    hung. silent: other answers without a word.
    """

    name: str
    trials: int = 0
    faults: int = 0
    note: str = ""
    lost: list = dataclasses.field(default_factory=list)
    half: list = dataclasses.field(default_factory=list)
    signals: list = dataclasses.field(default_factory=list)
    silent: list = dataclasses.field(default_factory=list)

    @property
    def broken(self):
        return [(kind, what) for kind in KINDS for what in getattr(self, kind)]


KINDS = ("lost", "half", "signals", "silent")


def table(tallies):
    """The lines of the table, in Markdown."""
    rows = [("round", "trials", "faults", *KINDS)]
    rows += [(t.name, f"{t.trials:,}", f"{t.faults:,}", *(str(len(getattr(t, kind))) for kind in KINDS))
             for t in tallies]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]

    def line(row):
        cells = [row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        return f"| {' | '.join(cells)} |"

    ruler = "| " + " | ".join(["-" * widths[0]] + ["-" * (width - 1) + ":" for width in widths[1:]]) + " |"
    return [line(rows[0]), ruler, *map(line, rows[1:])]
