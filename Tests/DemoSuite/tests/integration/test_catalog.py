import pytest

from shopkit.cache import LRU
from shopkit.search import Index

WORDS = "red green blue small large cotton wool silk shirt skirt coat hat sock belt".split()


@pytest.fixture
def index():
    ix = Index()
    for i in range(60):
        ix.add(
            f"p{i:03d}", f"{WORDS[i % 3]} {WORDS[3 + i % 2]} {WORDS[5 + i % 3]} {WORDS[8 + i % 6]}"
        )
    return ix


@pytest.mark.parametrize(
    "query,n",
    [
        ("red", 20),
        ("small", 30),
        ("silk shirt", 0),
        ("red small", 10),
        ("nothing", 0),
        ("", 0),
        ("red cotton", 20),
        ("belt", 10),
    ],
)
def test_find(index, query, n):
    assert len(index.find(query)) == n


@pytest.mark.parametrize("query", ["rd", "gren", "blu", "smal", "shirts", "wol"])
def test_find_fuzzy(index, query):
    assert index.find(query, fuzzy=1)


@pytest.mark.slow
@pytest.mark.no_latency
def test_rebuild_catalog(index):
    assert index.rebuild() == len(WORDS)


@pytest.mark.slow
@pytest.mark.no_latency
def test_rebuild_empty():
    assert Index().rebuild() == 0


@pytest.mark.parametrize("key", ["p000", "p031", "p059"])
def test_remove(index, key):
    assert index.remove(key)
    assert key not in index.find("red") + index.find("green") + index.find("blue")


def test_remove_missing(index):
    assert not index.remove("p999")


@pytest.mark.parametrize("size", [1, 8, 64])
def test_cached_search(index, size):
    cache = LRU(size)
    for q in WORDS * 3:
        hit = cache.get(q)
        if hit is None:
            cache.put(q, index.find(q))
    assert (cache.hits > 0) == (size >= len(WORDS))


@pytest.mark.xfail(reason="phrases are not supported (#52)", run=False)
def test_phrase(index):
    assert index.find('"red shirt"') == []
