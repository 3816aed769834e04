from __future__ import annotations

from .money import Money


class Cart:
    def __init__(self, currency: str = "EUR", limit: int = 99):
        self.currency = currency
        self.limit = limit
        self.lines: dict[str, tuple[int, Money]] = {}

    def add(self, sku: str, price: Money, qty: int = 1) -> None:
        if qty <= 0:
            raise ValueError("quantity must be positive")
        if price.currency != self.currency:
            raise ValueError("wrong currency for this cart")
        have, _ = self.lines.get(sku, (0, price))
        if have + qty > self.limit:
            raise OverflowError(f"at most {self.limit} of {sku}")
        self.lines[sku] = (have + qty, price)

    def remove(self, sku: str, qty: int | None = None) -> None:
        have, price = self.lines[sku]
        if qty is None or qty >= have:
            del self.lines[sku]
        else:
            self.lines[sku] = (have - qty, price)

    def total(self) -> Money:
        total = Money(0, self.currency)
        for qty, price in self.lines.values():
            total = total + price * qty
        return total

    def count(self) -> int:
        return sum(qty for qty, _ in self.lines.values())

    def merge(self, other: "Cart") -> None:
        for sku, (qty, price) in other.lines.items():
            self.add(sku, price, qty)

    def is_empty(self) -> bool:
        return not self.lines

    def describe(self) -> str:
        if self.is_empty():
            return "empty cart"
        out = []
        for sku in sorted(self.lines):
            qty, price = self.lines[sku]
            out.append(f"{qty} x {sku} @ {price}")
        return "; ".join(out)
