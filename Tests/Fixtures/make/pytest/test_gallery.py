"""One test for each way in which a pytest test can end."""

import unittest

import pytest

from shop import price


@pytest.fixture
def broken_setup():
    raise ConnectionError("no <database>")


@pytest.fixture
def broken_teardown():
    yield
    raise RuntimeError("teardown & all")


def test_passes():
    assert price(10) == 10


def test_fails():
    assert price(10) == 11, "a <message> & more"


def test_setup_breaks(broken_setup):
    pass


def test_teardown_breaks(broken_teardown):
    pass


def test_fails_and_teardown_breaks(broken_teardown):
    assert False, "the call"


@pytest.mark.skip(reason="not here")
def test_skipped():
    pass


@pytest.mark.xfail(reason="known bug")
def test_expected_to_fail():
    assert False


@pytest.mark.xfail(reason="was a bug")
def test_unexpectedly_passes():
    pass


@pytest.mark.xfail(reason="was a bug", strict=True)
def test_strictly_expected_to_fail():
    pass


@pytest.mark.parametrize("value", ["a b", "日本", "x::y[z]", "<&\"'>", 1e100, ""])
def test_parameters(value):
    pass


def test_long_name_is_whole(subtests):
    with subtests.test("first"):
        assert False
    with subtests.test("second"):
        pass


class TestClass:
    def test_method(self):
        pass


class TestUnit(unittest.TestCase):
    def test_method(self):
        self.assertEqual(price(10, member=True), 9)
