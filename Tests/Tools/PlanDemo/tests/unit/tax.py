import pytest

from shop import tax
from shop.money import Money

NUMBERS = range(1)
COUNTRIES = sorted(tax.RATES)


@pytest.mark.parametrize("number", NUMBERS)
def test_tax(number):
    country, kind = COUNTRIES[number % len(COUNTRIES)], ["other", "book", "food"][number % 3]
    price = Money(100 * (number + 1))
    whole = tax.gross(price, country, kind)
    assert whole.amount - price.amount == round(price.amount * tax.rate(country, kind) / 100)
    assert abs(tax.net(whole, country, kind).amount - price.amount) <= 1
    assert tax.gross(price, "FR", kind, is_business=True) == price
    assert sum(tax.by_rate([(price, kind), (price, kind)], country).values(), Money(0)).amount > 0
    with pytest.raises(tax.UnknownCountry):
        tax.rate("XX")
