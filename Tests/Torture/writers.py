"""The commands that write, each with the folder that it needs and what holds of it."""

import dataclasses


@dataclasses.dataclass
class Writer:
    """A command that changes a store, a file or a remote.

    template: plain or git. atomic: all of it or nothing. repeats: typed again it changes nothing.
    codes: what it may end with. program: whose calls have the faults. without: files that are not there before.
    keeps_code: it ends as the command that it runs does, and says what went wrong.
    """

    words: list
    template: str = "plain"
    atomic: bool = True
    repeats: bool = True
    codes: tuple = (0,)
    program: str = "laptime"
    without: tuple = ()
    keeps_code: bool = False

    @property
    def name(self):
        return " ".join(self.words) + (f" ({self.program})" if self.program != "laptime" else "")


COMMIT = f"{7:040x}"
WRITERS = [
    Writer(["record", "r20.xml", "--commit", "f" * 40, "--branch", "main"], atomic=False),
    Writer(["record", "r21.xml", "--attempt-of", "latest", "--commit", COMMIT]),
    Writer(["record", "cov.info", "--commit", f"{5:040x}"]),
    Writer(["record", "r20.xml", "--store", "new/folder/history.db", "--commit", "f" * 40]),
    Writer(["run", "--report", "made.xml", "--no-probe", "--commit", "f" * 40, "--branch", "main", "--", "sh", "-c",
            "cp undated.xml made.xml"], atomic=False, repeats=False, keeps_code=True),
    Writer(["run", "--gate", "--report", "made.xml", "--no-probe", "--commit", "f" * 40, "--branch", "main", "--",
            "sh", "-c", "cp undated.xml made.xml"], atomic=False, repeats=False, codes=(0, 1, 2)),
    Writer(["gate"], repeats=False, codes=(0, 1, 2)),
    Writer(["accept", "test_4", "--rule", "missing-tests", "--why", "meant"], repeats=False),
    Writer(["baseline", "pin", "now", "--run", "latest"]),
    Writer(["baseline", "unpin", "start"], repeats=False),
    Writer(["rename", "shop.cart::test_1", "shop.cart::test_1b"], codes=(0, 64, 66)),
    Writer(["runs", "exclude", "start", "--why", "noise"], atomic=False),
    Writer(["quarantine", "add", "test_2", "--owner", "@me", "--ticket", "T-1"], repeats=False),
    Writer(["merge", "others/history.db"], atomic=False),
    Writer(["import", "bundles"], atomic=False),
    Writer(["export", "latest", "--out", "out"], atomic=False),
    Writer(["push", "share"], atomic=False),
    Writer(["pull", "share"], atomic=False),
    Writer(["sync", "share"], atomic=False),
    Writer(["push", "git+origin"], "git", atomic=False),
    Writer(["pull", "git+origin"], "git", atomic=False),
    Writer(["sync", "git+origin"], "git", atomic=False),
    Writer(["remote", "compact", "git+origin"], "git"),
    Writer(["push", "git+origin"], "git", atomic=False, program="git"),
    Writer(["remote", "compact", "git+origin"], "git", program="git"),
    Writer(["backup", "copy.db"], repeats=False),
    Writer(["changes", "--fail-on-new"], repeats=False, codes=(0, 1)),
    Writer(["init"], "git", atomic=False, repeats=False, without=("laptime.toml", ".gitignore")),
]
