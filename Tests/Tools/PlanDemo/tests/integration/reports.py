import pytest

from shop.money import Money
from shop.orders import Orders
from shop.reports import Reports

NUMBERS = range(1)


@pytest.mark.parametrize("number", NUMBERS)
def test_report(database, rates, number):
    orders, reports = Orders(database), Reports(database)
    names = [f"{name}@example.org" for name in ("ada", "bob", "eve")]
    customers = [orders.customers.register(name, name) for name in names]
    totals = {}
    for place in range(12):
        order = orders.place(customers[place % 3], [(f"sku-{place % 3}", 1 + place % 3)], day=place % 4)
        totals[place % 4] = totals.get(place % 4, Money(0)) + orders.total(order)
    assert reports.by_day() == totals
    assert reports.revenue(0, 1) == totals[0] + totals[1]
    assert reports.best_sellers(1) == [("sku-2", 12)]
    assert reports.best_customers(1) == ["eve@example.org"]
    assert reports.revenue(0, 3).amount * rates["USD"] > 0
