import pytest

from shopkit.cache import LRU


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.mark.parametrize("size", [1, 2, 3, 10, 100])
def test_keeps_the_newest(size):
    c = LRU(size)
    for i in range(size + 5):
        c.put(i, str(i))
    assert len(c) == size
    assert c.get(size + 4) == str(size + 4)
    assert c.get(0) is None


def test_use_keeps_alive():
    c = LRU(2)
    c.put("a", 1)
    c.put("b", 2)
    c.get("a")
    c.put("c", 3)
    assert c.get("b") is None and c.get("a") == 1


@pytest.mark.parametrize(
    "age,alive", [(0, True), (9.9, True), (10, True), (10.1, False), (1e9, False)]
)
def test_ttl(age, alive):
    clock = Clock()
    c = LRU(2, clock, ttl=10)
    c.put("k", "v")
    clock.now = age
    assert (c.get("k") == "v") is alive


def test_ratio():
    c = LRU(1)
    assert c.ratio() == 0
    c.put(1, 1)
    c.get(1)
    c.get(2)
    assert c.ratio() == 0.5


def test_default():
    assert LRU(1).get("x", 7) == 7


@pytest.mark.parametrize("size", [0, -1])
def test_bad_size(size):
    with pytest.raises(ValueError):
        LRU(size)
