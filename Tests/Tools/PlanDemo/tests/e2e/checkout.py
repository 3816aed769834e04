import pytest

from shop.orders import Orders
from shop.remote import Refused

NUMBERS = range(1)


@pytest.mark.parametrize("number", NUMBERS)
def test_checkout(database, gateway, number):
    orders = Orders(database, gateway)
    customer = orders.customers.register(f"ada{number}@example.org", "Ada")
    placed = [orders.place(customer, [(f"sku-{place}", 1 + number % 5)], day=1)
              for place in range(1 + number % 4)]
    for order in placed:
        orders.pay(order)
        orders.ship(order)
    assert all(orders.state(order) == "shipped" for order in placed)
    dear = orders.place(customer, [("sku-59", 9)], day=2)
    orders.database.run("UPDATE orders SET cents = ? WHERE id = ?", 3_000_000, dear)
    with pytest.raises(Refused):
        orders.pay(dear)
    assert orders.state(dear) == "placed"
    orders.cancel(dear)
