def discount(price, rate):
    if rate < 0:
        raise ValueError(rate)
    if price == 0:
        return 0
    return price * (1 - rate)


def label(price):
    return f"{price:.2f}"
