extension Hook {
  /// What adds recorders to the Python test runners as they are loaded.
  static let pythonHook = Hook(
    "python/laptime_hook.py",
    ##"""
    """Adds a recorder to pytest, unittest and behave, and leaves all else as it would be: the path, the modules, the output."""
    import os
    import sys
    import types


    class _Watcher:
        """Adds the recorder to a module as it is loaded."""

        recorders = {
            "_pytest.config": "laptime_pytest",
            "unittest.runner": "laptime_unittest",
            "behave.runner": "laptime_behave",
        }

        def __init__(self, folder):
            self.folder = folder

        def find_spec(self, name, path=None, target=None):
            recorder = self.recorders.get(name)
            if recorder is None:
                return None
            from importlib.machinery import PathFinder

            spec = PathFinder.find_spec(name, path)
            if spec is None or not hasattr(spec.loader, "exec_module"):
                return None
            load = spec.loader.exec_module

            def exec_module(module):
                load(module)
                try:
                    self.module("laptime_log")
                    self.module(recorder).attach(module, self)
                except Exception:
                    pass

            spec.loader.exec_module = exec_module
            return spec

        def module(self, name):
            """A module of ours, which no path leads to."""
            if name not in sys.modules:
                path = os.path.join(self.folder, name + ".py")
                module = types.ModuleType(name)
                module.__file__ = path
                sys.modules[name] = module
                with open(path) as file:
                    exec(compile(file.read(), "<laptime>", "exec"), module.__dict__)
            return sys.modules[name]


    def _run_hidden():
        """Runs the sitecustomize that stands in the shadow of this one."""
        from importlib.machinery import PathFinder

        spec = PathFinder.find_spec("sitecustomize", sys.path)
        if spec is not None and spec.loader is not None:
            from importlib.util import module_from_spec

            module = sys.modules["sitecustomize"] = module_from_spec(spec)
            spec.loader.exec_module(module)


    sys.meta_path.insert(0, _Watcher(folder))  # noqa: F821 (given by sitecustomize.py)
    _run_hidden()

    """##)
}
