import pytest

from shopkit.inventory import Inventory, OutOfStock


@pytest.fixture
def stock():
    s = Inventory()
    s.receive("bolt", 100)
    s.receive("nut", 5)
    return s


def test_receive(stock):
    assert stock.receive("bolt", 5) == 105


def test_receive_negative(stock):
    with pytest.raises(ValueError):
        stock.receive("bolt", -1)


@pytest.mark.parametrize("qty", [1, 50, 100])
def test_hold(stock, qty):
    stock.hold("o1", "bolt", qty)
    assert stock.available("bolt") == 100 - qty


@pytest.mark.parametrize("sku,qty", [("bolt", 101), ("nut", 6), ("ghost", 1)])
def test_out_of_stock(stock, sku, qty):
    with pytest.raises(OutOfStock) as e:
        stock.hold("o1", sku, qty)
    assert e.value.wanted == qty


def test_release(stock):
    stock.hold("o1", "nut", 5)
    stock.release("o1")
    assert stock.available("nut") == 5


def test_commit(stock):
    stock.hold("o1", "nut", 2)
    stock.hold("o1", "bolt", 1)
    assert stock.commit("o1") == {"nut": 2, "bolt": 1}
    assert stock.available("nut") == 3


def test_commit_nothing(stock):
    assert stock.commit("o9") == {}


def test_two_orders(stock):
    stock.hold("o1", "nut", 3)
    with pytest.raises(OutOfStock):
        stock.hold("o2", "nut", 3)
