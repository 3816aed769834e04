extension Hook {
  /// What has cProfile watch the tests of pytest and their fixtures; xdist loads it in its workers too.
  static let pytestProfile = Hook(
    "profile/laptime_profile.py",
    ##"""
    """Profiles the phases of all tests together, and writes what cProfile saw when the session ends."""
    import cProfile
    import os
    import sys

    import pytest

    _folder = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "reports")
    _process = os.getpid()
    _profile = cProfile.Profile()
    _depth = 0


    def _begin():
        """Nothing where something else watches, as a profiler of the person's own does."""
        global _depth
        _depth += 1
        if _depth == 1 and sys.getprofile() is None:
            try:
                _profile.enable()
            except Exception:
                pass


    def _end():
        global _depth
        _depth -= 1
        if _depth == 0:
            try:
                _profile.disable()
            except Exception:
                pass


    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_setup(item):
        _begin()
        yield
        _end()


    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_call(item):
        _begin()
        yield
        _end()


    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_teardown(item):
        _begin()
        yield
        _end()


    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(session):
        # A child of a test ends no session of ours, and the one that hands tests out runs none.
        if os.getpid() != _process or _depth > 0:
            return
        try:
            if _profile.getstats():
                _profile.dump_stats(os.path.join(_folder, "profile-%d.pstats" % _process))
        except Exception:
            pass

    """##)
}
