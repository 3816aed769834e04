from __future__ import annotations

import threading


class OutOfStock(Exception):
    def __init__(self, sku: str, wanted: int, have: int):
        super().__init__(f"{sku}: wanted {wanted}, have {have}")
        self.sku, self.wanted, self.have = sku, wanted, have


class Inventory:
    def __init__(self):
        self._stock: dict[str, int] = {}
        self._held: dict[str, dict[str, int]] = {}
        self._lock = threading.Lock()

    def receive(self, sku: str, qty: int) -> int:
        if qty < 0:
            raise ValueError("negative delivery")
        with self._lock:
            self._stock[sku] = self._stock.get(sku, 0) + qty
            return self._stock[sku]

    def available(self, sku: str) -> int:
        held = sum(h.get(sku, 0) for h in self._held.values())
        return self._stock.get(sku, 0) - held

    def hold(self, order: str, sku: str, qty: int) -> None:
        with self._lock:
            have = self.available(sku)
            if qty > have:
                raise OutOfStock(sku, qty, have)
            self._held.setdefault(order, {})
            self._held[order][sku] = self._held[order].get(sku, 0) + qty

    def release(self, order: str) -> None:
        with self._lock:
            self._held.pop(order, None)

    def commit(self, order: str) -> dict[str, int]:
        with self._lock:
            taken = self._held.pop(order, {})
            for sku, qty in taken.items():
                self._stock[sku] -= qty
            return taken

    def audit(self) -> list[str]:
        problems = []
        for sku, qty in self._stock.items():
            if qty < 0:
                problems.append(f"{sku} is negative: {qty}")
        for order, held in self._held.items():
            for sku, qty in held.items():
                if qty > self._stock.get(sku, 0):
                    problems.append(f"{order} holds too much of {sku}")
        return problems
