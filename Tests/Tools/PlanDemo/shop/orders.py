"""Orders, from the cart to the parcel."""
from shop import pricing, shipping, tax
from shop.catalog import Catalog
from shop.customers import Customers
from shop.inventory import Inventory
from shop.money import Money


class Orders:
    def __init__(self, database, gateway=None):
        self.database, self.gateway = database, gateway
        self.catalog, self.inventory = Catalog(database), Inventory(database)
        self.customers = Customers(database)

    def place(self, customer, items, day, country="DE", coupons=()):
        """The number of an order of things (sku, count), which are reserved: all of them or none."""
        if not items:
            raise ValueError("an empty order")
        with self.database.transaction():
            lines, weights, total = [], [], Money(0)
            for sku, count in items:
                found = self.catalog.find(sku)
                self.inventory.reserve(sku, count)
                net = pricing.line(found["price"], count, found["kind"], coupons)
                lines.append((sku, count, net))
                weights += [found["grams"]] * count
                total = total + tax.gross(net, country, found["kind"])
            if not shipping.is_free(total, country):
                total = total + shipping.cost(weights, country)
            order = self.database.value(
                "INSERT INTO orders (customer, day, state, cents) VALUES (?, ?, 'placed', ?) RETURNING id",
                customer, day, total.amount)
            for sku, count, net in lines:
                self.database.run(
                    "INSERT INTO order_lines (order_id, sku, count, cents) VALUES (?, ?, ?, ?)",
                    order, sku, count, net.amount)
        return order

    def total(self, order):
        return Money(self.database.value("SELECT cents FROM orders WHERE id = ?", order))

    def state(self, order):
        return self.database.value("SELECT state FROM orders WHERE id = ?", order)

    def lines(self, order):
        return self.database.rows(
            "SELECT sku, count FROM order_lines WHERE order_id = ? ORDER BY id", order)

    def pay(self, order):
        self._step(order, "placed", "paid", lambda: self.gateway.charge(order, self.total(order)))
        customer = self.database.value("SELECT customer FROM orders WHERE id = ?", order)
        self.customers.give_points(customer, self.total(order).amount // 100)

    def ship(self, order):
        def send():
            for sku, count in self.lines(order):
                self.inventory.ship(sku, count)
            if self.gateway:
                self.gateway.book_parcel(order)

        self._step(order, "paid", "shipped", send)

    def cancel(self, order):
        def give_back():
            for sku, count in self.lines(order):
                self.inventory.release(sku, count)

        self._step(order, "placed", "cancelled", give_back)

    def _step(self, order, before, after, work):
        with self.database.transaction():
            state = self.state(order)
            if state != before:
                raise ValueError(f"order {order} is {state}, not {before}")
            work()
            self.database.run("UPDATE orders SET state = ? WHERE id = ?", after, order)
