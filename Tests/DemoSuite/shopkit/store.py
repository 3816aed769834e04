from __future__ import annotations

import json
import sqlite3

from .money import Money


class Store:
    """Orders in SQLite."""

    def __init__(self, path: str = ":memory:"):
        self.db = sqlite3.connect(path)
        self.db.execute("pragma synchronous=off")
        self.db.execute(
            "create table if not exists orders"
            "(id text primary key, state text, gross integer, currency text, body text)"
        )

    def save(self, id: str, state: str, gross: Money, body: dict) -> None:
        with self.db:
            self.db.execute(
                "insert or replace into orders values(?,?,?,?,?)",
                (id, state, gross.minor, gross.currency, json.dumps(body, sort_keys=True)),
            )

    def load(self, id: str) -> dict:
        row = self.db.execute(
            "select state, gross, currency, body from orders where id=?", (id,)
        ).fetchone()
        if row is None:
            raise KeyError(id)
        return {"state": row[0], "gross": Money(row[1], row[2]), "body": json.loads(row[3])}

    def by_state(self, state: str) -> list[str]:
        return [
            r[0]
            for r in self.db.execute("select id from orders where state=? order by id", (state,))
        ]

    def revenue(self, currency: str = "EUR") -> Money:
        total = self.db.execute(
            "select coalesce(sum(gross),0) from orders"
            " where state in ('paid','shipped') and currency=?",
            (currency,),
        ).fetchone()[0]
        return Money(total, currency)

    def purge(self, states: tuple[str, ...] = ("cancelled", "refunded")) -> int:
        n = 0
        with self.db:
            for s in states:
                n += self.db.execute("delete from orders where state=?", (s,)).rowcount
        return n

    def export(self, path: str) -> int:
        rows = self.db.execute("select * from orders order by id").fetchall()
        with open(path, "w", encoding="utf-8") as f:
            for r in rows:
                f.write(json.dumps(list(r)) + "\n")
        return len(rows)

    def import_(self, path: str) -> int:
        n = 0
        with open(path, encoding="utf-8") as f:
            with self.db:
                for line in f:
                    line = line.strip()
                    if not line:
                        continue
                    self.db.execute(
                        "insert or replace into orders values(?,?,?,?,?)", json.loads(line)
                    )
                    n += 1
        return n

    def close(self) -> None:
        self.db.close()
