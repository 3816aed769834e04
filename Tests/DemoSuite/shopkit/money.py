"""Integer money: amounts in minor units."""

from __future__ import annotations

from dataclasses import dataclass

EXPONENT = {"EUR": 2, "USD": 2, "JPY": 0, "BHD": 3}


class CurrencyError(ValueError):
    pass


@dataclass(frozen=True, order=True)
class Money:
    minor: int
    currency: str = "EUR"

    def __post_init__(self):
        if self.currency not in EXPONENT:
            raise CurrencyError(f"unknown currency {self.currency!r}")

    @classmethod
    def parse(cls, text: str) -> "Money":
        amount, _, currency = text.strip().partition(" ")
        currency = currency or "EUR"
        if currency not in EXPONENT:
            raise CurrencyError(f"unknown currency {currency!r}")
        sign = -1 if amount.startswith("-") else 1
        whole, _, frac = amount.lstrip("+-").partition(".")
        digits = EXPONENT[currency]
        if len(frac) > digits:
            raise ValueError(f"too many decimals in {text!r}")
        if not (whole + frac).isdigit():
            raise ValueError(f"not a number: {text!r}")
        return cls(sign * int((whole or "0") + frac.ljust(digits, "0")), currency)

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise CurrencyError(f"{self.currency} and {other.currency} do not mix")

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __mul__(self, factor: int) -> "Money":
        return Money(self.minor * factor, self.currency)

    def split(self, parts: int) -> list["Money"]:
        if parts <= 0:
            raise ValueError("parts must be positive")
        base, rest = divmod(self.minor, parts)
        return [Money(base + (1 if i < rest else 0), self.currency) for i in range(parts)]

    def percent(self, pct: int) -> "Money":
        q, r = divmod(self.minor * pct, 100)
        return Money(q + (1 if r * 2 >= 100 else 0), self.currency)

    def __str__(self) -> str:
        digits = EXPONENT[self.currency]
        if digits == 0:
            return f"{self.minor} {self.currency}"
        sign = "-" if self.minor < 0 else ""
        whole, frac = divmod(abs(self.minor), 10**digits)
        return f"{sign}{whole}.{frac:0{digits}d} {self.currency}"
