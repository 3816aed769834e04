extension Hook {
  /// The recorder of behave.
  static let behaveRecorder = Hook(
    "python/laptime_behave.py",
    ##"""
    """Has behave write its own JSON beside what it prints."""
    import os

    import laptime_log


    def attach(runner, watcher):
        make = runner.make_formatters

        def make_formatters(config, *words):
            formatters = make(config, *words)
            try:
                if not config.dry_run:
                    formatters.append(_formatter(config, watcher))
            except Exception:
                pass
            return formatters

        runner.make_formatters = make_formatters


    def _formatter(config, watcher):
        from behave.formatter.base import StreamOpener
        from behave.formatter.json import JSONFormatter

        laptime_log.Environment(watcher)
        path = os.path.join(laptime_log.FOLDER, "reports", "behave-%d.json" % os.getpid())
        return JSONFormatter(StreamOpener(path), config)

    """##)
}
