"""What is on the shelves, and what of it is promised."""


class OutOfStock(ValueError):
    """More was asked for than there is."""


class Inventory:
    def __init__(self, database):
        self.database = database

    def level(self, sku):
        """What is present and not promised."""
        found = self.database.value("SELECT present - reserved FROM stock WHERE sku = ?", sku)
        if found is None:
            raise KeyError(sku)
        return found

    def receive(self, sku, count):
        if count < 1:
            raise ValueError("at least one")
        self.level(sku)
        self.database.run("UPDATE stock SET present = present + ? WHERE sku = ?", count, sku)

    def reserve(self, sku, count):
        if self.level(sku) < count:
            raise OutOfStock(f"{sku}: {count} of {self.level(sku)}")
        self.database.run("UPDATE stock SET reserved = reserved + ? WHERE sku = ?", count, sku)

    def release(self, sku, count):
        self.database.run("UPDATE stock SET reserved = reserved - ? WHERE sku = ?", count, sku)

    def ship(self, sku, count):
        self.database.run(
            "UPDATE stock SET present = present - ?, reserved = reserved - ? WHERE sku = ?", count, count, sku)

    def low(self, least):
        return [row[0] for row in self.database.rows(
            "SELECT sku FROM stock WHERE present - reserved < ? ORDER BY sku", least)]
