import pytest

from shopkit.money import Money
from shopkit.pricing import best_offer, coupon, shipping, vat, volume_discount


@pytest.mark.parametrize(
    "qty,pct",
    [(0, 0), (1, 0), (9, 0), (10, 5), (49, 5), (50, 10), (99, 10), (100, 15), (10_000, 15)],
)
def test_volume_discount(qty, pct):
    assert volume_discount(qty) == pct


@pytest.mark.parametrize(
    "country,net,tax",
    [
        ("DE", 1000, 190),
        ("FR", 1000, 200),
        ("IT", 1000, 220),
        ("CH", 1000, 80),
        ("NO", 1000, 250),
        ("DE", 1, 0),
        ("DE", 3, 1),
        ("IT", 999, 220),
    ],
)
def test_vat(country, net, tax):
    assert vat(Money(net), country) == Money(tax)


@pytest.mark.parametrize("country,tax", [("DE", 70), ("FR", 60), ("IT", 100), ("NO", 250)])
def test_vat_reduced(country, tax):
    assert vat(Money(1000), country, reduced=True) == Money(tax)


def test_vat_unknown_country():
    with pytest.raises(KeyError):
        vat(Money(1), "XX")


@pytest.mark.parametrize(
    "code,left",
    [
        ("", 10000),
        ("PCT10", 9000),
        ("pct50", 5000),
        (" PCT90 ", 1000),
        ("OFF5", 9500),
        ("OFF100", 0),
        ("OFF1000", 0),
        ("FREESHIP", 10000),
    ],
)
def test_coupon(code, left):
    assert coupon(Money(10000), code) == Money(left)


@pytest.mark.parametrize("code", ["PCT0", "PCT91", "PCTx", "HELLO", "OFF", "0"])
def test_coupon_rejects(code):
    with pytest.raises(ValueError):
        coupon(Money(10000), code)


@pytest.mark.parametrize("grams", [1, 999, 1000, 1001, 5000, 5001, 30000])
@pytest.mark.parametrize("express", [False, True], ids=["normal", "express"])
def test_shipping(grams, express):
    base = {True: 390}.get(grams <= 1000, 690 if grams <= 5000 else 1290)
    assert shipping(grams, express) == Money(base * 2 + 100 if express else base)


def test_shipping_nothing():
    assert shipping(0) == Money(0)


def test_shipping_negative():
    with pytest.raises(ValueError):
        shipping(-1)


@pytest.mark.parametrize(
    "prices,best", [([3], 3), ([3, 1, 2], 1), ([5, 5], 5), ([1, 2, 3], 1)], ids=str
)
def test_best_offer(prices, best):
    assert best_offer([Money(p) for p in prices]) == Money(best)


def test_best_offer_of_none():
    with pytest.raises(ValueError):
        best_offer([])
