extension Hook {
  /// A plugin of pytest that marks tests by what they take, in two parts, between which stand the tiers as JSON.
  ///
  /// Marks are there before `-m` looks for them, in the workers of pytest-xdist too, where the plugin stands on the
  /// command line or in a conftest.py.
  static let pytestTiers = (
    head: ##"""
    """The tiers of the tests, as `laptime tiers --markers` wrote them: pytest -p laptime_tiers -m fast"""
    import json

    import pytest

    # By tier: what it is, and its tests.
    _laptime_tiers = json.loads(r'''
    """##,
    tail: ##"""
    ''')
    _laptime_tier_of = {test: tier for tier, (_, tests) in _laptime_tiers.items() for test in tests}


    def pytest_configure(config):
        for tier, (meaning, _) in _laptime_tiers.items():
            config.addinivalue_line("markers", f"{tier}: {meaning}, by the history of Laptime")
        config.addinivalue_line("markers", "new: unknown to the history of Laptime")


    # Before pytest's own -m, which leaves tests out.
    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(items):
        for item in items:
            if any(item.get_closest_marker(tier) for tier in _laptime_tiers):
                continue
            tier = _laptime_tier_of.get(item.nodeid)
            for name in [tier] if tier else ["new", "fast"]:
                item.add_marker(getattr(pytest.mark, name))
    """##
  )
}
