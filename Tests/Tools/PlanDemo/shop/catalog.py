"""The things that are sold."""
from shop.money import Money


class UnknownProduct(KeyError):
    """A number that nothing in the catalog has."""


class Catalog:
    def __init__(self, database):
        self.database = database

    def add(self, sku, name, price, kind="other", grams=500):
        with self.database.transaction():
            self.database.run(
                "INSERT INTO products (sku, name, kind, cents, grams) VALUES (?, ?, ?, ?, ?)",
                sku, name, kind, price.amount, grams)
            self.database.run("INSERT INTO prices (sku, cents) VALUES (?, ?)", sku, price.amount)
            self.database.run("INSERT INTO stock (sku, present, reserved) VALUES (?, 0, 0)", sku)

    def find(self, sku):
        rows = self.database.rows("SELECT name, kind, cents, grams FROM products WHERE sku = ?", sku)
        if not rows:
            raise UnknownProduct(sku)
        name, kind, cents, grams = rows[0]
        return {"sku": sku, "name": name, "kind": kind, "price": Money(cents), "grams": grams}

    def reprice(self, sku, price):
        self.find(sku)
        with self.database.transaction():
            self.database.run("UPDATE products SET cents = ? WHERE sku = ?", price.amount, sku)
            self.database.run("INSERT INTO prices (sku, cents) VALUES (?, ?)", sku, price.amount)

    def past_prices(self, sku):
        return [Money(row[0]) for row in self.database.rows(
            "SELECT cents FROM prices WHERE sku = ? ORDER BY id", sku)]

    def search(self, words, kind=None, most=None):
        sql = "SELECT sku FROM products WHERE name LIKE ?"
        values = [f"%{words}%"]
        if kind:
            sql, values = sql + " AND kind = ?", values + [kind]
        if most:
            sql, values = sql + " AND cents <= ?", values + [most.amount]
        return [row[0] for row in self.database.rows(sql + " ORDER BY cents, sku", *values)]

    def count(self):
        return self.database.value("SELECT count(*) FROM products")
