extension Hook {
  /// What Python starts first where its folder is on `PYTHONPATH`.
  static let pythonStart = Hook(
    "python/sitecustomize.py",
    ##"""
    # Python starts this by itself where `laptime run` put its folder on PYTHONPATH, for that run alone. What it
    # starts has no file name, so that no coverage is measured of it.
    import os
    import sys

    if sys.version_info >= (3, 8):
        _folder = os.path.dirname(os.path.abspath(__file__))
        sys.path[:] = [place for place in sys.path if place != _folder]
        with open(os.path.join(_folder, "laptime_hook.py")) as _file:
            exec(compile(_file.read(), "<laptime>", "exec"), {"folder": _folder})

    """##)
}
