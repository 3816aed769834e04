import pytest

from shop.money import CurrencyError, Money, parse

NUMBERS = range(1)


@pytest.mark.parametrize("number", NUMBERS)
def test_money(number):
    money = Money(101 * number + 1)
    assert parse(str(money)) == money
    assert sum(part.amount for part in money.allocate([1, 2, 4])) == money.amount
    assert (money + money - money) == money
    assert money.percent(50).amount == (money.amount + 1) // 2
    with pytest.raises(CurrencyError):
        money + Money(number, "USD")
    for text in (f"{number}.5.5 EUR", f"{number} XYZ", "EUR"):
        with pytest.raises(ValueError):
            parse(text)
