extension Hook {
  /// The recorder of unittest's runner.
  static let unittestRecorder = Hook(
    "python/laptime_unittest.py",
    ##"""
    """Records what unittest's runner, and Django's on top of it, is told of each test."""
    import functools
    import os
    import sys
    import time
    import traceback

    import laptime_log

    __unittest = True  # so that unittest leaves our frames out of what it prints


    def attach(runner, watcher):
        run = runner.TextTestRunner.run

        @functools.wraps(run)
        def run_recorded(self, test):
            if laptime_log.Log.running:
                return run(self, test)
            try:
                log = laptime_log.Log("unittest", watcher)
            except Exception:
                return run(self, test)
            make = self._makeResult

            def make_recorded():
                result = make()
                _Recorder(log).listen(result)
                return result

            self._makeResult = make_recorded
            try:
                result = run(self, test)
                log.finish(_status(result))
                return result
            finally:
                log.close()
                del self._makeResult

        runner.TextTestRunner.run = run_recorded


    def _status(result):
        """As pytest would end: 2 where it stopped early, 5 where there was no test."""
        if result.shouldStop:
            return 2
        if not result.wasSuccessful():
            return 1
        return 0 if result.testsRun or result.skipped else 5


    class _Test:
        """A test that runs: how long its phases took, and in which of them something was raised."""

        phases = (("_callSetUp", "setup"), ("_callTestMethod", "call"), ("_callTearDown", "teardown"),
                  ("_callCleanup", "teardown"))

        def __init__(self, test, log):
            self.test = test
            self.log = log
            self.node = _node(test)
            self.start = time.time()
            self.times = {}
            self.raised = []
            self.told = []
            self.setup_is_written = False
            for method, phase in self.phases:
                self.watch(method, phase)

        def watch(self, method, phase):
            call = getattr(self.test, method, None)
            if call is None:
                return

            def timed(*arguments, **options):
                if phase != "setup":
                    self.write_setup()
                began = time.perf_counter()
                try:
                    return call(*arguments, **options)
                except BaseException:
                    self.raised.append(phase)
                    raise
                finally:
                    self.times[phase] = self.times.get(phase, 0) + time.perf_counter() - began

            self.test.__dict__[method] = timed

        def tell(self, outcome, **details):
            """What the result was told; where, is known by what was raised."""
            phase = self.raised.pop(0) if self.raised else "setup" if outcome == "skipped" else "call"
            self.told.append((phase, outcome, details))

        def write_setup(self):
            if not self.setup_is_written and "setup" in self.times and "setup" not in self.raised:
                self.setup_is_written = True
                self.write("setup", "passed", {})

        def write(self, phase, outcome, details):
            record = {"$report_type": "TestReport", "nodeid": self.node, "when": phase, "outcome": outcome}
            duration = self.times.pop(phase, None)
            if duration is not None:
                record.update(duration=duration, start=self.start, stop=time.time())
            record.update(details)
            self.log.write(record)

        def end(self):
            for method, _ in self.phases:
                self.test.__dict__.pop(method, None)
            told = [phase for phase, _, _ in self.told]
            for phase in ("setup", "call", "teardown"):
                for place, outcome, details in self.told:
                    if place == phase:
                        self.write(phase, outcome, details)
                if phase not in told and (phase == "teardown" or phase in self.times):
                    self.write(phase, "passed", {})


    class _Recorder:
        def __init__(self, log):
            self.log = log
            self.open = {}

        def listen(self, result):
            """Hears what the result is told, before or after it; what it does stays its own."""
            for name in ("startTest", "stopTest", "addSuccess", "addError", "addFailure", "addSkip",
                         "addExpectedFailure", "addUnexpectedSuccess", "addSubTest"):
                if hasattr(result, name):
                    setattr(result, name, self.hearing(getattr(result, name), getattr(self, name)))

        def hearing(self, call, hear):
            @functools.wraps(call)
            def heard(*arguments, **options):
                answer = call(*arguments, **options)
                try:
                    hear(*arguments, **options)
                except Exception:
                    self.log.close()
                return answer

            return heard

        def startTest(self, test):
            if type(test).__name__ != "_FailedTest":  # what unittest runs in place of a module without tests
                self.open[id(test)] = _Test(test, self.log)

        def stopTest(self, test):
            found = self.open.pop(id(test), None)
            if found:
                found.end()

        def addSuccess(self, test):
            pass

        def addError(self, test, err):
            self.fail(test, err)

        def addFailure(self, test, err):
            self.fail(test, err)

        def fail(self, test, err):
            found = self.open.get(id(test))
            if found:
                found.tell("failed", longrepr=_told(err))
            else:
                name = getattr(test, "_testMethodName", None) or getattr(test, "description", str(test))
                self.log.write({"$report_type": "CollectReport", "nodeid": name, "outcome": "failed",
                                "longrepr": _told(err)})

        def addSkip(self, test, reason):
            found = self.open.get(id(test))
            told = ["", 0, "Skipped: " + str(reason)]
            if found:
                found.tell("skipped", longrepr=told)
            elif hasattr(test, "_testMethodName"):  # Python 3.12.1 does not start it
                found = _Test(test, self.log)
                found.tell("skipped", longrepr=told)
                found.end()
            else:
                self.log.write({"$report_type": "CollectReport", "outcome": "skipped", "longrepr": told,
                                "nodeid": getattr(test, "description", str(test))})

        def addExpectedFailure(self, test, err):
            found = self.open.get(id(test))
            if found:
                found.tell("skipped", wasxfail="")

        def addUnexpectedSuccess(self, test):
            found = self.open.get(id(test))
            if found:
                found.tell("failed", longrepr="Unexpected success")

        def addSubTest(self, test, subtest, err):
            found = self.open.get(id(test))
            if found and err is not None:
                found.write_setup()
                self.log.write({"$report_type": "SubTestReport", "nodeid": found.node, "when": "call",
                                "outcome": "failed", "longrepr": _told(err)})


    def _told(err):
        """The longrepr of an exception; Django's workers send theirs as a triple too."""
        kind, value, trace = err
        message = "".join(traceback.format_exception_only(kind, value)).strip()
        lines = "".join(traceback.format_exception(kind, value, trace)).splitlines()
        return {"reprcrash": {"message": message},
                "reprtraceback": {"reprentries": [{"data": {"lines": lines}}]}}


    @functools.lru_cache(maxsize=None)
    def _file(module):
        path = getattr(sys.modules.get(module), "__file__", None)
        if path:
            path = os.path.relpath(path)
            if not path.startswith(os.pardir) and path.endswith(".py"):
                return path.replace(os.sep, "/")
        return module.replace(".", "/") + ".py"


    def _node(test):
        """The node id that pytest would give the test."""
        kind = type(test)
        name = getattr(test, "_testMethodName", None)
        if name is None:
            return test.id()
        return "::".join([_file(kind.__module__)] + kind.__qualname__.split(".") + [name])

    """##)
}
