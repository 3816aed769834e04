import pytest

from shop import shipping
from shop.money import Money

NUMBERS = range(1)


@pytest.mark.parametrize("number", NUMBERS)
def test_shipping(number):
    weights = [(number * 7919 + place * 104729) % 12_000 + 1 for place in range(number % 20 + 1)]
    packed = shipping.parcels(weights)
    assert sorted(weight for parcel in packed for weight in parcel) == sorted(weights)
    assert all(sum(parcel) <= shipping.MOST for parcel in packed)
    assert shipping.cost(weights, "DE") < shipping.cost(weights, "AT") < shipping.cost(weights, "ES")
    assert shipping.is_free(Money(5_000), "DE") and not shipping.is_free(Money(5_000), "FR")
    with pytest.raises(shipping.TooHeavy):
        shipping.parcels([shipping.MOST + 1])
    with pytest.raises(ValueError):
        shipping.cost(weights, "US")
