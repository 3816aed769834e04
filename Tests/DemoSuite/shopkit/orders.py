from __future__ import annotations

from .cart import Cart
from .inventory import Inventory, OutOfStock
from .money import Money
from .pricing import coupon, shipping, vat

STATES = {
    "new": {"paid", "cancelled"},
    "paid": {"shipped", "refunded"},
    "shipped": {"returned"},
    "returned": {"refunded"},
    "refunded": set(),
    "cancelled": set(),
}


class Order:
    _n = 0

    def __init__(self, cart: Cart, country: str = "DE"):
        if cart.is_empty():
            raise ValueError("empty cart")
        Order._n += 1
        self.id = f"o{Order._n}"
        self.cart, self.country, self.state = cart, country, "new"
        self.log: list[str] = []

    def move(self, state: str) -> None:
        if state not in STATES:
            raise KeyError(state)
        if state not in STATES[self.state]:
            raise ValueError(f"{self.state} -> {state} is not allowed")
        self.log.append(f"{self.state}->{state}")
        self.state = state

    def price(self, code: str = "", weight_g: int = 0, express: bool = False) -> dict[str, Money]:
        net = coupon(self.cart.total(), code)
        ship = shipping(weight_g, express)
        if code.strip().upper() == "FREESHIP":
            ship = Money(0)
        tax = vat(net + ship, self.country)
        return {"net": net, "shipping": ship, "tax": tax, "gross": net + ship + tax}


def checkout(order: Order, stock: Inventory) -> dict[str, int]:
    try:
        for sku, (qty, _) in order.cart.lines.items():
            stock.hold(order.id, sku, qty)
    except OutOfStock:
        stock.release(order.id)
        raise
    order.move("paid")
    return stock.commit(order.id)


def refund(order: Order, stock: Inventory, restock: bool = True) -> None:
    order.move("refunded")
    if restock:
        for sku, (qty, _) in order.cart.lines.items():
            stock.receive(sku, qty)
