import pytest
from shop.money import discount

counter = []


def test_none():
    assert discount(10, 0) == 10


@pytest.mark.parametrize("text", ["a::b", "x/y.py", "]", "é", "two words"])
def test_ids(text):
    assert text


class TestRate:
    def test_fails(self):
        assert discount(10, 0.5) == 6

    class TestDeep:
        def test_below_zero(self):
            with pytest.raises(ValueError):
                discount(10, -1)


@pytest.mark.skip(reason="not today")
def test_skipped():
    pass


@pytest.mark.xfail(reason="known")
def test_xfail():
    assert False


@pytest.mark.xfail(reason="mended")
def test_xpass():
    pass


@pytest.mark.xfail(reason="strict", strict=True)
def test_xpass_strict():
    pass


@pytest.fixture
def broken():
    raise RuntimeError("no database")


@pytest.fixture
def leaves():
    yield 1
    raise RuntimeError("cannot clean up")


def test_setup_error(broken):
    pass


def test_teardown_error(leaves):
    pass


def test_fails_twice(leaves):
    assert leaves == 2


def test_flaky():
    counter.append(1)
    assert len(counter) > 1


def test_subtests(subtests):
    for i in range(3):
        with subtests.test(msg="part", i=i):
            assert i != 1
