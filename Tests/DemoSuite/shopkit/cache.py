from __future__ import annotations

from collections import OrderedDict
from typing import Callable


class LRU:
    def __init__(
        self, size: int, clock: Callable[[], float] | None = None, ttl: float | None = None
    ):
        if size < 1:
            raise ValueError("size")
        self.size, self.clock, self.ttl = size, clock or (lambda: 0.0), ttl
        self._d: OrderedDict = OrderedDict()
        self.hits = self.misses = 0

    def get(self, key, default=None):
        item = self._d.get(key)
        if item is None or (self.ttl is not None and self.clock() - item[1] > self.ttl):
            self._d.pop(key, None)
            self.misses += 1
            return default
        self._d.move_to_end(key)
        self.hits += 1
        return item[0]

    def put(self, key, value):
        self._d[key] = (value, self.clock())
        self._d.move_to_end(key)
        while len(self._d) > self.size:
            self._d.popitem(last=False)

    def ratio(self) -> float:
        n = self.hits + self.misses
        return self.hits / n if n else 0.0

    def __len__(self):
        return len(self._d)

    def dump(self) -> list[tuple]:
        out = []
        for k, (v, at) in self._d.items():
            age = self.clock() - at
            out.append((k, v, age))
        return out
