"""Services of others, which the demonstration has not: they answer after the time that such services take."""
import time

HANDSHAKE, CHARGE, PARCEL, RATES = 0.250, 0.200, 0.300, 0.060


class Refused(ValueError):
    """The bank does not pay."""


class Gateway:
    """The bank and the carrier, behind one connection."""

    def __init__(self):
        time.sleep(HANDSHAKE)
        self.charged, self.booked = {}, []

    def charge(self, order, money):
        time.sleep(CHARGE)
        if money.amount > 2_000_000:
            raise Refused(str(money))
        self.charged[order] = money

    def book_parcel(self, order):
        time.sleep(PARCEL)
        self.booked.append(order)
        return f"parcel-{len(self.booked)}"


def exchange_rates():
    """What a euro is worth, as the bank says today."""
    time.sleep(RATES)
    return {"USD": 1.08, "GBP": 0.86, "JPY": 161.2}
