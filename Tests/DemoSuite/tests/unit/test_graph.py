import pytest

from shopkit.graph import Cycle, components, shortest, toposort

ROADS = {"a": {"b": 1, "c": 4}, "b": {"c": 2, "d": 7}, "c": {"d": 1}, "d": {}, "e": {"a": 1}}


@pytest.mark.parametrize(
    "start,goal,cost,path",
    [
        ("a", "a", 0, "a"),
        ("a", "b", 1, "ab"),
        ("a", "c", 3, "abc"),
        ("a", "d", 4, "abcd"),
        ("e", "d", 5, "eabcd"),
        ("b", "d", 3, "bcd"),
    ],
    ids=lambda v: str(v),
)
def test_shortest(start, goal, cost, path):
    assert shortest(ROADS, start, goal) == (cost, list(path))


def test_no_way():
    with pytest.raises(LookupError):
        shortest(ROADS, "d", "a")


def test_negative():
    with pytest.raises(ValueError):
        shortest({"a": {"b": -1}}, "a", "b")


@pytest.mark.parametrize(
    "edges",
    [{"a": ["b"], "b": ["c"], "c": []}, {"x": []}, {}, {"a": ["c"], "b": ["c"]}],
    ids=["chain", "one", "none", "vee"],
)
def test_toposort(edges):
    order = toposort(edges)
    for n, deps in edges.items():
        for d in deps:
            assert order.index(d) < order.index(n)


@pytest.mark.parametrize(
    "edges",
    [{"a": ["a"]}, {"a": ["b"], "b": ["a"]}, {"a": ["b"], "b": ["c"], "c": ["a"]}],
    ids=["self", "two", "three"],
)
def test_cycle(edges):
    with pytest.raises(Cycle):
        toposort(edges)


@pytest.mark.parametrize(
    "pairs,n",
    [
        ([], 0),
        ([("a", "b")], 1),
        ([("a", "b"), ("c", "d")], 2),
        ([("a", "b"), ("c", "d"), ("b", "c")], 1),
        ([("a", "a")], 1),
    ],
)
def test_components(pairs, n):
    assert len(components(pairs)) == n
