import pytest

from shop.orders import Orders

NUMBERS = range(1)


@pytest.mark.parametrize("number", NUMBERS)
def test_order(database, gateway, number):
    orders = Orders(database, gateway)
    customer = orders.customers.register(f"ada{number}@example.org", "Ada")
    numbers = [orders.place(customer, [(f"sku-{place}", 2)], day=number) for place in range(10)]
    assert len(set(numbers)) == 10
    for order in numbers[:5]:
        orders.cancel(order)
    assert [orders.inventory.level(f"sku-{place}") for place in range(10)] == [50] * 5 + [48] * 5
    with pytest.raises(ValueError):
        orders.ship(numbers[9])
