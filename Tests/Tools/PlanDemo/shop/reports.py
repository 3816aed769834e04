"""What the shop's owners ask."""
from shop.money import Money


class Reports:
    def __init__(self, database):
        self.database = database

    def revenue(self, first, last):
        """What was sold on some days, both among them."""
        cents = self.database.value(
            "SELECT sum(cents) FROM orders WHERE day BETWEEN ? AND ? AND state <> 'cancelled'", first, last)
        return Money(int(cents or 0))

    def by_day(self):
        return {day: Money(int(cents)) for day, cents in self.database.rows(
            "SELECT day, sum(cents) FROM orders WHERE state <> 'cancelled' GROUP BY day ORDER BY day")}

    def best_sellers(self, limit):
        return [(sku, int(count)) for sku, count in self.database.rows(
            "SELECT sku, sum(count) FROM order_lines GROUP BY sku ORDER BY sum(count) DESC, sku LIMIT ?",
            limit)]

    def best_customers(self, limit):
        return [row[0] for row in self.database.rows(
            "SELECT email FROM customers JOIN orders ON customer = customers.id"
            " GROUP BY email ORDER BY sum(cents) DESC, email LIMIT ?", limit)]
