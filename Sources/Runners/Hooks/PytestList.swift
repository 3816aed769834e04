extension Hook {
  /// What puts pytest's tests in an order and leaves those of others out; xdist loads it in its workers too.
  static let pytestList = Hook(
    "list/laptime_list.py",
    ##"""
    """Puts the tests in the order that `laptime run` wants, and leaves those of other shards out."""
    import json
    import os
    import zlib

    import pytest

    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "laptime_list.json")) as _file:
        _list = json.load(_file)
    _ranks = {name: rank for rank, name in enumerate(_list["order"])}
    _left = set(_list["left"])


    def _rank(item):
        """Where the test stands; None for one that is not named."""
        name = item.nodeid
        # loadgroup adds the name of the group.
        return _ranks.get(name, _ranks.get(name.rpartition("@")[0]))


    def _is_ours(item):
        name = item.nodeid
        if name in _left or name.rpartition("@")[0] in _left:
            return False
        if _list["shard"] is None or _rank(item) is not None:
            return True
        index, total = _list["shard"]
        return zlib.crc32(name.encode("utf-8", "replace")) % total == index - 1


    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(config, items):
        others = [item for item in items if not _is_ours(item)]
        if others:
            config.hook.pytest_deselected(items=others)
        last = len(_ranks)
        ours = [item for item in items if _is_ours(item)]
        items[:] = sorted(ours, key=lambda item: last if _rank(item) is None else _rank(item))

    """##)
}
