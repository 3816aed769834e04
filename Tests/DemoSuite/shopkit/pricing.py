from __future__ import annotations

from .money import Money

TIERS = [(100, 15), (50, 10), (10, 5)]
VAT = {"DE": 19, "FR": 20, "IT": 22, "CH": 8, "NO": 25}


def volume_discount(qty: int) -> int:
    for at_least, pct in TIERS:
        if qty >= at_least:
            return pct
    return 0


def vat(net: Money, country: str, reduced: bool = False) -> Money:
    rate = VAT.get(country)
    if rate is None:
        raise KeyError(country)
    if reduced:
        rate = {19: 7, 20: 6, 22: 10}.get(rate, rate)
    return net.percent(rate)


def coupon(net: Money, code: str) -> Money:
    code = code.strip().upper()
    if not code:
        return net
    if code.startswith("PCT"):
        pct = int(code[3:])
        if not 0 < pct <= 90:
            raise ValueError("coupon out of range")
        return net - net.percent(pct)
    if code.startswith("OFF"):
        off = Money(int(code[3:]) * 100, net.currency)
        return net - off if off < net else Money(0, net.currency)
    if code == "FREESHIP":
        return net
    raise ValueError(f"unknown coupon {code}")


def shipping(weight_g: int, express: bool = False) -> Money:
    if weight_g < 0:
        raise ValueError("negative weight")
    if weight_g == 0:
        return Money(0)
    base = 390 if weight_g <= 1000 else 690 if weight_g <= 5000 else 1290
    if express:
        base = base * 2 + 100
    return Money(base)


def best_offer(prices: list[Money]) -> Money:
    if not prices:
        raise ValueError("no prices")
    best = prices[0]
    for p in prices[1:]:
        if p < best:
            best = p
    return best
