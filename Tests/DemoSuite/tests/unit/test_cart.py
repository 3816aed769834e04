import pytest

from shopkit.cart import Cart
from shopkit.money import Money


@pytest.fixture
def cart():
    c = Cart()
    c.add("apple", Money(120), 3)
    c.add("pear", Money(80))
    return c


class TestCart:
    def test_total(self, cart):
        assert cart.total() == Money(440)

    def test_count(self, cart):
        assert cart.count() == 4

    def test_add_again(self, cart):
        cart.add("pear", Money(90), 2)
        assert cart.lines["pear"] == (3, Money(90))

    def test_remove_all(self, cart):
        cart.remove("apple")
        assert "apple" not in cart.lines

    @pytest.mark.parametrize("qty,left", [(1, 2), (2, 1), (3, 0), (4, 0)])
    def test_remove_some(self, cart, qty, left):
        cart.remove("apple", qty)
        assert cart.lines.get("apple", (0, None))[0] == left

    @pytest.mark.parametrize("qty", [0, -1, -99])
    def test_bad_quantity(self, cart, qty):
        with pytest.raises(ValueError):
            cart.add("x", Money(1), qty)

    def test_wrong_currency(self, cart):
        with pytest.raises(ValueError):
            cart.add("x", Money(1, "USD"))

    @pytest.mark.parametrize(
        "have,add,ok", [(98, 1, True), (99, 1, False), (50, 50, False), (1, 98, True)]
    )
    def test_limit(self, have, add, ok):
        c = Cart()
        c.add("x", Money(1), have)
        if ok:
            c.add("x", Money(1), add)
            assert c.count() == have + add
        else:
            with pytest.raises(OverflowError):
                c.add("x", Money(1), add)

    def test_merge(self, cart):
        other = Cart()
        other.add("fig", Money(50), 2)
        cart.merge(other)
        assert cart.count() == 6

    def test_describe(self, cart):
        assert cart.describe() == "3 x apple @ 1.20 EUR; 1 x pear @ 0.80 EUR"

    def test_empty(self):
        assert Cart().is_empty() and Cart().describe() == "empty cart"

    def test_remove_missing(self, cart):
        with pytest.raises(KeyError):
            cart.remove("nothing")
