"""What a number of things costs."""
from dataclasses import dataclass, field

from shop.money import Money

STEPS = [(100, 15), (50, 10), (10, 5)]


@dataclass
class Coupon:
    code: str
    percent: float = 0
    amount: Money | None = None
    least: int = 0
    kinds: set = field(default_factory=set)

    def takes(self, total, kind):
        return total.amount >= self.least and (not self.kinds or kind in self.kinds)


def quantity_discount(count):
    """In percent, by how many are bought."""
    return next((percent for least, percent in STEPS if count >= least), 0)


def line(price, count, kind="other", coupons=()):
    """What a line costs: of the discounts the best one, never less than nothing."""
    if count < 1:
        raise ValueError("at least one")
    total = price * count
    best = total - total.percent(quantity_discount(count))
    for coupon in coupons:
        if not coupon.takes(total, kind):
            continue
        if coupon.amount is not None:
            reduced = max(Money(0, total.currency), total - coupon.amount)
        else:
            reduced = total - total.percent(coupon.percent)
        best = min(best, reduced)
    return best


def bundle(prices, percent):
    """Several things together, the cheapest of which is free from four on."""
    if not prices:
        raise ValueError("an empty bundle")
    total = prices[0]
    for price in prices[1:]:
        total = total + price
    if len(prices) >= 4:
        total = total - min(prices)
    return total - total.percent(percent)
