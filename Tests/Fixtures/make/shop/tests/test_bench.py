import pytest
from shop.money import discount, label


@pytest.mark.benchmark(group="money")
def test_discount(benchmark):
    benchmark.pedantic(discount, args=(10, 0.5), rounds=3, iterations=2)


@pytest.mark.parametrize("n", [1, 100])
def test_label(benchmark, n):
    benchmark.pedantic(label, args=(n,), rounds=3, iterations=2)
