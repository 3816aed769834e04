import pytest

from shopkit.cart import Cart
from shopkit.inventory import Inventory, OutOfStock
from shopkit.money import Money
from shopkit.orders import Order, checkout, refund


@pytest.fixture
def stock():
    s = Inventory()
    for sku, n in (("apple", 50), ("pear", 10), ("fig", 1)):
        s.receive(sku, n)
    return s


def make(**lines):
    c = Cart()
    for sku, qty in lines.items():
        c.add(sku, Money(199), qty)
    return c


@pytest.mark.parametrize("apples,pears", [(1, 1), (5, 0), (50, 10), (0, 3), (25, 9)])
def test_checkout_takes_stock(stock, apples, pears):
    lines = {k: v for k, v in (("apple", apples), ("pear", pears)) if v}
    order = Order(make(**lines))
    assert checkout(order, stock) == lines
    assert stock.available("apple") == 50 - apples
    assert order.state == "paid"


@pytest.mark.parametrize("sku,qty", [("apple", 51), ("pear", 11), ("fig", 2), ("ghost", 1)])
def test_checkout_is_atomic(stock, sku, qty):
    order = Order(
        make(apple=1, **({sku: qty} if sku != "apple" else {}))
        if sku != "apple"
        else make(apple=qty)
    )
    with pytest.raises(OutOfStock):
        checkout(order, stock)
    assert stock.available("apple") == 50
    assert order.state == "new"


@pytest.mark.parametrize("restock", [True, False], ids=["restock", "scrap"])
def test_refund(stock, restock):
    order = Order(make(pear=4))
    checkout(order, stock)
    refund(order, stock, restock)
    assert stock.available("pear") == (10 if restock else 6)


def test_refund_unpaid(stock):
    with pytest.raises(ValueError):
        refund(Order(make(apple=1)), stock)


@pytest.mark.parametrize(
    "path,ok",
    [
        ("paid shipped", True),
        ("shipped", False),
        ("paid refunded", True),
        ("cancelled", True),
        ("paid shipped returned refunded", True),
        ("paid cancelled", False),
        ("cancelled paid", False),
    ],
)
def test_states(path, ok):
    order = Order(make(apple=1))
    steps = path.split()
    for s in steps[:-1]:
        order.move(s)
    if ok:
        order.move(steps[-1])
        assert order.log[-1].endswith(steps[-1])
    else:
        with pytest.raises(ValueError):
            order.move(steps[-1])


@pytest.mark.parametrize("country", ["DE", "FR", "IT", "CH", "NO"])
@pytest.mark.parametrize(
    "code",
    ["", "PCT10", "OFF1", "FREESHIP"],
    ids=["plain", "ten-percent", "one-off", "free-shipping"],
)
def test_price(country, code):
    p = Order(make(apple=3), country).price(code, weight_g=800)
    assert p["gross"] == p["net"] + p["shipping"] + p["tax"]
    assert (p["shipping"].minor == 0) == (code == "FREESHIP")


def test_empty_order():
    with pytest.raises(ValueError):
        Order(Cart())


def test_unknown_state():
    with pytest.raises(KeyError):
        Order(make(apple=1)).move("lost")
