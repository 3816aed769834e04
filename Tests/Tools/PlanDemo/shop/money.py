"""Amounts of money, in the smallest unit of their currency."""
from dataclasses import dataclass

DECIMALS = {"EUR": 2, "USD": 2, "GBP": 2, "JPY": 0, "KWD": 3}


class CurrencyError(ValueError):
    """Two currencies in one sum, or one that nobody knows."""


@dataclass(frozen=True, order=True)
class Money:
    amount: int
    currency: str = "EUR"

    def __post_init__(self):
        if self.currency not in DECIMALS:
            raise CurrencyError(f"no currency is called {self.currency}")

    def __add__(self, other):
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other):
        return Money(self.amount - self._same(other), self.currency)

    def __mul__(self, times):
        return Money(round(self.amount * times), self.currency)

    def _same(self, other):
        if other.currency != self.currency:
            raise CurrencyError(f"{other.currency} is not {self.currency}")
        return other.amount

    def percent(self, share):
        """So many percent of it, rounded half up."""
        return Money((self.amount * round(share * 100) + 5000) // 10000, self.currency)

    def allocate(self, parts):
        """In proportion, without a cent lost: what is left goes to the first ones."""
        whole = sum(parts)
        if whole <= 0:
            raise ValueError("nothing to allocate by")
        shares = [self.amount * part // whole for part in parts]
        for place in range(self.amount - sum(shares)):
            shares[place] += 1
        return [Money(share, self.currency) for share in shares]

    def __str__(self):
        decimals = DECIMALS[self.currency]
        sign = "-" if self.amount < 0 else ""
        digits = str(abs(self.amount)).rjust(decimals + 1, "0")
        if decimals:
            digits = f"{digits[:-decimals]}.{digits[-decimals:]}"
        return f"{sign}{digits} {self.currency}"


def parse(text):
    """The amount that a text such as `12.50 EUR` says."""
    number, _, currency = text.strip().partition(" ")
    if currency not in DECIMALS:
        raise CurrencyError(f"no currency in {text!r}")
    whole, _, part = number.lstrip("-").partition(".")
    decimals = DECIMALS[currency]
    if not whole.isdigit() or (part and not part.isdigit()) or len(part) > decimals:
        raise ValueError(f"no amount: {text!r}")
    amount = int(whole) * 10**decimals + int(part.ljust(decimals, "0") or 0)
    return Money(-amount if number.startswith("-") else amount, currency)
