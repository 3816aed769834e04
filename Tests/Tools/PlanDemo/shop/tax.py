"""Value added tax."""
from shop.money import Money

RATES = {"DE": 19, "FR": 20, "AT": 20, "IT": 22, "NL": 21, "LU": 17, "DK": 25, "ES": 21}
REDUCED = {"DE": 7, "FR": 5.5, "AT": 10, "IT": 10, "NL": 9, "LU": 8, "DK": 25, "ES": 10}
REDUCED_KINDS = {"book", "food"}


class UnknownCountry(ValueError):
    """A country of which no rate is known."""


def rate(country, kind="other", is_business=False, home="DE"):
    """The rate in percent; businesses of other countries pay it themselves."""
    if country not in RATES:
        raise UnknownCountry(country)
    if is_business and country != home:
        return 0
    return (REDUCED if kind in REDUCED_KINDS else RATES)[country]


def gross(net, country, kind="other", is_business=False):
    return net + net.percent(rate(country, kind, is_business))


def net(gross, country, kind="other"):
    """What stays of a price with tax in it."""
    share = rate(country, kind)
    return Money(round(gross.amount * 100 / (100 + share)), gross.currency)


def by_rate(lines, country):
    """The tax of lines (amount, kind), by rate."""
    sums = {}
    for amount, kind in lines:
        share = rate(country, kind)
        sums[share] = sums.get(share, Money(0, amount.currency)) + amount.percent(share)
    return sums
