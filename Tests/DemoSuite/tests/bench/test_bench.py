import random

import pytest

from shopkit.graph import shortest
from shopkit.money import Money
from shopkit.report import table
from shopkit.search import Index
from shopkit.textutil import edit_distance, slug


@pytest.mark.benchmark(group="text")
def test_slug(benchmark):
    assert (
        benchmark(slug, "Crème brûlée with extra sugar and spice")
        == "creme-brulee-with-extra-sugar-and-spice"
    )


@pytest.mark.benchmark(group="text")
@pytest.mark.parametrize("n", [10, 40])
def test_edit_distance(benchmark, n):
    benchmark(edit_distance, "ab" * n, "ba" * n)


@pytest.mark.benchmark(group="money")
def test_parse(benchmark):
    benchmark(Money.parse, "1234.56 EUR")


@pytest.mark.benchmark(group="search")
@pytest.mark.parametrize("fuzzy", [0, 1], ids=["exact", "fuzzy"])
def test_find(benchmark, fuzzy):
    ix = Index()
    rnd = random.Random(7)
    for i in range(300):
        ix.add(
            f"p{i}",
            " ".join(
                rnd.choice("red green blue coat shirt hat sock belt wool silk".split())
                for _ in range(5)
            ),
        )
    benchmark(ix.find, "red coat", fuzzy)


@pytest.mark.benchmark(group="graph")
def test_shortest(benchmark):
    g = {f"n{i}": {f"n{i + 1}": 1, f"n{i + 2}": 3} for i in range(200)}
    assert benchmark(shortest, g, "n0", "n199")[0] == 199


@pytest.mark.benchmark(group="report")
def test_table(benchmark):
    rows = [{"a": i, "b": "x" * (i % 17), "c": None} for i in range(200)]
    benchmark(table, rows, ["a", "b", "c"])
