import pytest

from shop.inventory import Inventory, OutOfStock

NUMBERS = range(1)


@pytest.mark.parametrize("number", NUMBERS)
def test_inventory(database, number):
    inventory, sku = Inventory(database), f"sku-{number % 60}"
    inventory.receive(sku, number + 1)
    inventory.reserve(sku, 50)
    assert inventory.level(sku) == number + 1
    inventory.ship(sku, 40)
    inventory.release(sku, 10)
    assert inventory.level(sku) == number + 11
    assert inventory.low(number + 12) == [sku] or number + 11 >= 50
    with pytest.raises(OutOfStock):
        inventory.reserve(sku, number + 12)
    for wrong in (lambda: inventory.receive(sku, 0), lambda: inventory.level("none")):
        with pytest.raises((ValueError, KeyError)):
            wrong()
