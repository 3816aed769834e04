import time

import pytest

seen = []


class TestCart:
    def test_passes(self):
        time.sleep(0.01)

    def test_fails(self):
        assert 1 == 2, "no <good>"

    @pytest.mark.skip(reason="not here")
    def test_skipped(self):
        pass

    @pytest.mark.parametrize("count", [1, 2])
    def test_counts(self, count):
        assert count < 2


@pytest.fixture
def broken():
    raise RuntimeError("no database")


def test_errors(broken):
    pass


def test_flaky():
    seen.append(1)
    assert len(seen) > 1
