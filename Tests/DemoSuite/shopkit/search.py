from __future__ import annotations

import time
from collections import defaultdict

from .textutil import edit_distance, slug

REBUILD_PASSES = 1
PASS_COST_S = 0.036


class Index:
    """A toy inverted index; a rebuild waits as a disk would."""

    def __init__(self):
        self.docs: dict[str, str] = {}
        self.words: dict[str, set[str]] = defaultdict(set)

    def add(self, key: str, text: str) -> None:
        self.docs[key] = text
        for w in slug(text).split("-"):
            if w:
                self.words[w].add(key)

    def remove(self, key: str) -> bool:
        if key not in self.docs:
            return False
        del self.docs[key]
        for keys in self.words.values():
            keys.discard(key)
        return True

    def rebuild(self) -> int:
        for _ in range(REBUILD_PASSES):
            self.words.clear()
            for key, text in list(self.docs.items()):
                self.add(key, text)
            time.sleep(PASS_COST_S)
        return len(self.words)

    def find(self, query: str, fuzzy: int = 0) -> list[str]:
        terms = [t for t in slug(query).split("-") if t]
        if not terms:
            return []
        result: set[str] | None = None
        for t in terms:
            hits = set(self.words.get(t, ()))
            if fuzzy:
                for w, keys in self.words.items():
                    if abs(len(w) - len(t)) <= fuzzy and edit_distance(w, t) <= fuzzy:
                        hits |= keys
            result = hits if result is None else result & hits
        return sorted(result or ())
