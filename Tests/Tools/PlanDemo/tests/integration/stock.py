import pytest

from shop.inventory import Inventory, OutOfStock

NUMBERS = range(1)


@pytest.mark.parametrize("number", NUMBERS)
def test_stock(database, rates, number):
    inventory = Inventory(database)
    with pytest.raises(OutOfStock):
        with database.transaction():
            for place in range(20):
                inventory.reserve(f"sku-{(place + number) % 60}", 3 * place)
    assert inventory.low(50) == []
    with database.transaction():
        for place in range(20):
            inventory.receive(f"sku-{(place + number) % 60}", place + 1)
    assert len(inventory.low(51)) == 40 and rates
