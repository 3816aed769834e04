"""Tests that fail for some seeds.  They stand for races and forgotten clocks."""

import pytest

pytestmark = pytest.mark.flaky_by_seed


def test_token_expiry_race(roll):
    assert not roll(0.20), "token expired one tick too early"


class TestEventual:
    def test_cache_is_warm(self, roll):
        assert not roll(0.35), "cache was still cold"
