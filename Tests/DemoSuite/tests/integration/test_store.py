import pytest

from shopkit.money import Money
from shopkit.store import Store


@pytest.fixture
def store(tmp_path):
    s = Store(str(tmp_path / "orders.db"))
    for i in range(20):
        s.save(
            f"o{i:02d}", ["new", "paid", "shipped", "cancelled"][i % 4], Money(100 * i), {"n": i}
        )
    yield s
    s.close()


@pytest.mark.parametrize("i", range(20))
def test_load(store, i):
    got = store.load(f"o{i:02d}")
    assert got["body"] == {"n": i} and got["gross"] == Money(100 * i)


def test_load_missing(store):
    with pytest.raises(KeyError):
        store.load("nope")


@pytest.mark.parametrize(
    "state,n", [("new", 5), ("paid", 5), ("shipped", 5), ("cancelled", 5), ("returned", 0)]
)
def test_by_state(store, state, n):
    assert len(store.by_state(state)) == n


def test_revenue(store):
    assert store.revenue() == Money(100 * sum(i for i in range(20) if i % 4 in (1, 2)))


def test_purge(store):
    assert store.purge() == 5
    assert store.by_state("cancelled") == []


def test_export(store, tmp_path):
    assert store.export(str(tmp_path / "out.jsonl")) == 20


def test_import(store, tmp_path):
    store.export(str(tmp_path / "out.jsonl"))
    other = Store()
    assert other.import_(str(tmp_path / "out.jsonl")) == 20
    assert other.load("o07") == store.load("o07")


@pytest.mark.skip(reason="the replica is not reachable from CI")
@pytest.mark.parametrize("region", ["eu", "us"])
def test_replica(store, region):
    assert False


@pytest.mark.flaky_by_seed
def test_connection_pool(store, roll):
    assert not roll(0.28), "could not get a connection within 0.5 s"
