extension Hook {
  /// The recorder of pytest, 6 and newer.
  static let pytestRecorder = Hook(
    "python/laptime_pytest.py",
    ##"""
    """Records what pytest says of each phase of each test, and the coverage that pytest-cov measured."""
    import os
    import sys
    import traceback

    import laptime_log


    def attach(config, watcher):
        """Has every session load this module, as PYTEST_PLUGINS would; `-p no:laptime` keeps it out."""
        manager = config.PytestPluginManager
        consider = manager.consider_env

        def consider_env(self):
            consider(self)
            if not self.is_blocked("laptime") and not self.hasplugin("laptime"):
                self.register(sys.modules[__name__], "laptime")

        manager.consider_env = consider_env
        globals()["_watcher"] = watcher
        prepare = config._prepareconfig

        def prepareconfig(*arguments, **named):
            try:
                return prepare(*arguments, **named)
            except config.ConftestImportFailure as error:
                try:
                    tell(error)
                except Exception:
                    pass
                raise

        config._prepareconfig = prepareconfig


    def tell(error):
        """Tells of a conftest.py that broke before there was a session, which another one's end would hide."""
        if laptime_log.Log.running:
            return
        cause = getattr(error, "cause", None) or getattr(error, "excinfo", (None, error))[1]
        log = laptime_log.Log("pytest", _watcher)
        told = "".join(traceback.format_exception(type(cause), cause, cause.__traceback__))
        log.write({"$report_type": "CollectReport", "nodeid": os.path.relpath(str(error.path)),
                   "outcome": "failed", "longrepr": told})
        log.finish(2)  # as where a module does not load


    # Options with which no test is run.
    _IDLE = ("collectonly", "showfixtures", "show_fixtures_per_test", "cacheshow", "setupplan")


    def pytest_sessionstart(session):
        config = session.config
        if laptime_log.Log.running or hasattr(config, "workerinput"):
            return
        if any(getattr(config.option, name, None) for name in _IDLE):
            return
        try:
            log = laptime_log.Log("pytest", _watcher)
        except Exception:
            return
        config.pluginmanager.register(_Recorder(config, log), "laptime-recorder")


    class _Recorder:
        def __init__(self, config, log):
            self.config = config
            self.log = log
            self.node = self.encoded = None
            self.is_interrupted = False
            import _pytest.reports

            self.plain = _pytest.reports.TestReport

        def pytest_runtest_logreport(self, report):
            try:
                self.log.line(self.test(report))
            except Exception:
                self.log.close()

        def test(self, report):
            if report.nodeid != self.node:
                self.node, self.encoded = report.nodeid, laptime_log.encode(report.nodeid)
            rest = ""
            if type(report) is not self.plain or report.outcome != "passed" or hasattr(report, "wasxfail"):
                if type(report) is not self.plain and report.outcome == "passed":
                    return ""
                rest = self.details(report)
            worker = getattr(report, "worker_id", None) or getattr(report, "node", None)
            if worker is not None:
                if not isinstance(worker, str):
                    worker = worker.gateway.id
                rest += ',"worker_id":' + laptime_log.encode(worker)
            stop = getattr(report, "stop", None)
            if stop is not None:
                rest += ',"start":%r,"stop":%r' % (report.start, stop)
            return '{"$report_type":"%s","nodeid":%s,"when":"%s","outcome":"%s","duration":%r%s}\n' % (
                type(report).__name__, self.encoded, report.when, report.outcome, report.duration, rest)

        def details(self, report):
            found = {}
            if hasattr(report, "wasxfail"):
                found["wasxfail"] = report.wasxfail
            if report.longrepr is not None:
                data = self.config.hook.pytest_report_to_serializable(config=self.config, report=report)
                found["longrepr"] = (data or {}).get("longrepr", str(report.longrepr))
            return "," + laptime_log.encode(found)[1:-1] if found else ""

        def pytest_collectreport(self, report):
            if report.passed:
                return
            try:
                longrepr = report.longrepr
                if not isinstance(longrepr, tuple):
                    longrepr = str(longrepr)
                self.log.write({"$report_type": "CollectReport", "nodeid": report.nodeid,
                                "outcome": report.outcome, "longrepr": longrepr})
            except Exception:
                self.log.close()

        def pytest_keyboard_interrupt(self, excinfo):
            self.is_interrupted = True

        def pytest_sessionfinish(self, session, exitstatus):
            try:
                self.write_coverage()
            except Exception:
                pass
            status = int(getattr(session, "exitstatus", exitstatus))
            # -x and the like: the tests behind were not run.
            if status == 1 and (getattr(session, "shouldfail", None) or getattr(session, "shouldstop", None)):
                status = 2
            # pytest.exit() may ask for any status.
            if self.is_interrupted:
                status = 2
            self.log.finish(status, **self.workers())

        def workers(self):
            """How many xdist started: one that got no test is in no report of a test."""
            try:
                return {"workers": len(self.config.pluginmanager.getplugin("dsession").nodemanager.specs)}
            except Exception:
                return {}

        def write_coverage(self):
            plugin = self.config.pluginmanager.getplugin("_cov")
            controller = getattr(plugin, "cov_controller", None)
            asked = getattr(self.config.option, "cov_report", None) or {}
            if getattr(controller, "cov", None) is None or {"xml", "json", "lcov"} & set(asked):
                return
            controller.cov.xml_report(outfile=self.log.path[:-6] + "-coverage.xml", ignore_errors=True)

    """##)
}
