"""Parcels, and what they cost."""
from shop.money import Money

MOST = 31_500
ZONES = {"DE": 1, "AT": 2, "NL": 2, "LU": 2, "DK": 2, "FR": 3, "IT": 3, "ES": 3}
COSTS = {1: [(2_000, 499), (10_000, 799), (MOST, 1499)],
         2: [(2_000, 999), (10_000, 1499), (MOST, 2499)],
         3: [(2_000, 1299), (10_000, 1999), (MOST, 3499)]}


class TooHeavy(ValueError):
    """A thing that no parcel can hold."""


def parcels(weights, most=MOST):
    """Weights in as few parcels as first-fit decreasing finds."""
    packed = []
    for weight in sorted(weights, reverse=True):
        if weight > most:
            raise TooHeavy(f"{weight} g")
        for parcel in packed:
            if sum(parcel) + weight <= most:
                parcel.append(weight)
                break
        else:
            packed.append([weight])
    return packed


def cost(weights, country):
    """What all parcels cost; abroad of the zones 4 to 9 nothing is sent."""
    if country not in ZONES:
        raise ValueError(f"nothing is sent to {country}")
    steps = COSTS[ZONES[country]]
    total = Money(0)
    for parcel in parcels(weights):
        total = total + Money(next(cents for most, cents in steps if sum(parcel) <= most))
    return total


def is_free(total, country):
    return ZONES.get(country) == 1 and total.amount >= 5_000
