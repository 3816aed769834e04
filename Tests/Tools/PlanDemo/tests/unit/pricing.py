import pytest

from shop import pricing
from shop.money import Money

NUMBERS = range(1)


@pytest.mark.parametrize("number", NUMBERS)
def test_price(number):
    price, count = Money(1000 + number), number % 120 + 1
    plain = pricing.line(price, count)
    assert plain.amount <= price.amount * count
    coupon = pricing.Coupon("SPRING", percent=30, least=500, kinds={"book"})
    assert pricing.line(price, count, "book", [coupon]).amount < plain.amount
    assert pricing.line(price, count, "food", [coupon]) == plain
    assert pricing.line(price, count, coupons=[pricing.Coupon("ALL", amount=Money(10**9))]).amount == 0
    assert pricing.bundle([price] * 4, 0).amount == 3 * price.amount
    with pytest.raises(ValueError):
        pricing.line(price, 0)
    with pytest.raises(ValueError):
        pricing.bundle([], 10)
