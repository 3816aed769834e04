import pytest

from shopkit.report import csv, histogram, sparkline, table

ROWS = [{"sku": "a", "n": 1}, {"sku": "long name", "n": 22}, {"sku": 'q"c,d', "n": None}]


def test_table_is_aligned():
    lines = table(ROWS, ["sku", "n"]).splitlines()
    assert len({len(line) for line in lines}) == 1


def test_csv_quotes():
    assert csv(ROWS, ["sku", "n"]).splitlines()[3] == '"q""c,d",'


@pytest.mark.parametrize(
    "values,lines",
    [([], 1), ([1.0], 1), ([1, 1, 1], 1), ([1, 2], 10), (list(range(100)), 10)],
    ids=["none", "one", "same", "two", "hundred"],
)
def test_histogram(values, lines):
    assert len(histogram(values).splitlines()) == lines


@pytest.mark.parametrize(
    "values,out",
    [([], ""), ([5, 5], "▁▁"), ([0, 7], "▁█"), ([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█")],
    ids=["none", "flat", "ends", "ramp"],
)
def test_sparkline(values, out):
    assert sparkline(values) == out
