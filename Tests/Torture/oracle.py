"""What a folder holds of a history, as facts that can be compared, and what is half in it."""

import hashlib
import sqlite3
import subprocess

from world import environment

# What each kind of fact is read by: its key, and what is told of it. A run goes by its commit: each has one.
FACTS = {
    "run": """SELECT r.commit_hash,
        (SELECT count(*) || '/' || sum(outcome) || '/' || sum(duration_us) FROM attempts AS a WHERE a.run_id = r.id)
        || ' failures ' || (SELECT count(*) FROM failures AS f WHERE f.run_id = r.id)
        || ' reports ' || (SELECT count(*) FROM reports AS p WHERE p.run_id = r.id)
        || ' files ' || (SELECT count(*) FROM reported_coverage AS c WHERE c.run_id = r.id) FROM runs AS r""",
    "pin": "SELECT p.name, r.commit_hash FROM pins AS p JOIN runs AS r ON r.id = p.run_id",
    "excluded": "SELECT commit_hash, excluded_why FROM runs WHERE excluded_why IS NOT NULL",
    "accepted": "SELECT r.commit_hash || a.rule || coalesce(a.test_id, 0), count(*) FROM acceptances AS a "
                "JOIN runs AS r ON r.id = a.run_id GROUP BY 1",
    "renamed": "SELECT old_test_id, new_test_id FROM aliases",
    "withdrawn": "SELECT kind || subject, 1 FROM withdrawals",
    "departed": "SELECT test_id, 1 FROM departures",
    "verdict": "SELECT r.commit_hash, count(*) FROM verdicts AS v JOIN runs AS r ON r.id = v.run_id GROUP BY 1",
    "announced": "SELECT subject, 1 FROM reported_changes",
}
# Whatever is found by these is half.
HALVES = {
    "a run whose tests were not counted":
        "SELECT r.key FROM runs AS r LEFT JOIN totals AS t ON t.run_id = r.id "
        "WHERE coalesce(t.attempts, -1) <> (SELECT count(*) FROM attempts AS a WHERE a.run_id = r.id)",
    "two runs of one commit": "SELECT commit_hash FROM runs GROUP BY 1 HAVING count(*) > 1",
    "a run without parts": "SELECT key FROM runs WHERE id NOT IN (SELECT run_id FROM shards)",
    "a run without reports": "SELECT key FROM runs WHERE id NOT IN (SELECT run_id FROM reports)",
    "a verdict without rules": "SELECT id FROM verdicts WHERE id NOT IN (SELECT verdict_id FROM rule_results)",
    "an excluded pin of nothing": "SELECT name FROM pins WHERE run_id NOT IN (SELECT id FROM runs)",
}


class State:
    """The facts of a folder by kind and key, and what is half."""

    def __init__(self, folder, files=("quarantine.txt", "laptime.toml", ".gitignore"), remote=True):
        self.facts, self.half = {}, []
        self.read_store(folder / "history.db")
        for name in files:
            path = folder / name
            if path.exists():
                self.facts["file", name] = path.read_text()
        for name in ("out", "share", "bundles"):
            for path in sorted((folder / name).rglob("*.laptime")):
                self.facts["bundle", str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
        for name in ("copy.db", "new/folder/history.db"):
            self.read_other(folder / name, name)
        if remote and (folder / "origin.git").exists():
            self.read_remote(folder)

    def read_other(self, path, name):
        """Another store as one fact; one that holds nothing yet is as good as none."""
        other = State.__new__(State)
        other.facts, other.half = {}, []
        other.read_store(path)
        self.half += [f"{name}: {what}" for what in other.half]
        if other.facts:
            self.facts["store", name] = repr(sorted(other.facts.items()))

    def read_store(self, path):
        if not path.exists():
            return
        connection = sqlite3.connect(path, timeout=30)
        try:
            if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,):
                return
            self.half += [what for (what,) in connection.execute("PRAGMA integrity_check(3)") if what != "ok"]
            self.half += [f"a row of {row[0]} refers to nothing" for row in connection.execute("PRAGMA foreign_key_check")]
            for kind, question in FACTS.items():
                for key, value in connection.execute(question):
                    self.facts[kind, key] = value
            for what, question in HALVES.items():
                self.half += [f"{what}: {row[0]}" for row in connection.execute(question)]
        except sqlite3.Error as error:
            self.half.append(f"{path.name}: {error}")
        finally:
            connection.close()

    def read_remote(self, folder):
        def git(*words):
            return subprocess.run(["git", "--git-dir", "origin.git", *words], cwd=folder, env=environment(folder),
                                  capture_output=True, text=True).stdout.splitlines()
        for ref in git("for-each-ref", "--format=%(refname)", "refs/laptime"):
            for line in git("ls-tree", "-r", ref):
                blob, path = line.split()[2], line.split("\t")[1]
                if path.endswith(".laptime"):
                    self.facts["remote", path] = blob

    def __eq__(self, other):
        return self.facts == other.facts

    def difference(self, other):
        """What this one has and the other has not, some of it."""
        mine = {(key, str(value)) for key, value in self.facts.items()}
        theirs = {(key, str(value)) for key, value in other.facts.items()}
        return str(sorted(map(str, mine - theirs))[:2])[:200]

    def is_between(self, before, after):
        """Whether each fact is as it was or as it is to be, and none of those is missing that are in both."""
        for key, value in self.facts.items():
            if value not in (before.facts.get(key), after.facts.get(key)):
                return False
        return all(key in self.facts for key in before.facts if key in after.facts)
