"""Work for profilers: prices are parsed, and more so with SHOPKIT_SLOW."""
import os
import time


def parse_price(text):
    for _ in range(40 if os.environ.get("SHOPKIT_SLOW") else 10):
        time.sleep(0.0005)
    return int(text.replace(",", ""))


def total(prices):
    return sum(map(parse_price, prices))


def digest(rounds):
    value = 1
    for step in range(rounds):
        value = (value * 31 + step) % 1000003
    return value


if __name__ == "__main__":
    total(["1,20"] * 10)
    digest(int(os.environ.get("SHOPKIT_ROUNDS", "200000")))
