import pytest

from shop.catalog import Catalog, UnknownProduct
from shop.money import Money

NUMBERS = range(1)


@pytest.mark.parametrize("number", NUMBERS)
def test_catalog(database, number):
    catalog = Catalog(database)
    catalog.add(f"new-{number}", f"lamp {number}", Money(10 + number), kind="book")
    catalog.reprice(f"new-{number}", Money(20 + number))
    assert catalog.find(f"new-{number}")["price"] == Money(20 + number)
    assert catalog.past_prices(f"new-{number}") == [Money(10 + number), Money(20 + number)]
    assert catalog.search("lamp", kind="book", most=Money(20 + number)) == [f"new-{number}"]
    assert catalog.count() == 61
    with pytest.raises(UnknownProduct):
        catalog.find("none")
    with pytest.raises(database.errors):
        catalog.add(f"new-{number}", "again", Money(1))
