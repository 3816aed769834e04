import pytest

from shop.inventory import OutOfStock
from shop.orders import Orders

NUMBERS = range(1)


@pytest.mark.parametrize("number", NUMBERS)
def test_cart(database, number):
    orders = Orders(database)
    customer = orders.customers.register("ada@example.org", "Ada")
    items = [(f"sku-{(number + place) % 60}", place + 1) for place in range(4)]
    order = orders.place(customer, items, day=number)
    assert orders.lines(order) == items and orders.total(order).amount > 0
    orders.cancel(order)
    assert orders.state(order) == "cancelled" and orders.inventory.level(items[0][0]) == 50
    with pytest.raises(OutOfStock):
        orders.place(customer, [("sku-1", 1), ("sku-2", 51)], day=1)
    assert orders.inventory.level("sku-1") == 50
    with pytest.raises(ValueError):
        orders.place(customer, [], day=1)
