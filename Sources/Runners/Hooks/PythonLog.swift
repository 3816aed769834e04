extension Hook {
  /// The file that the Python recorders write.
  static let pythonLog = Hook(
    "python/laptime_log.py",
    ##"""
    """The file that a recorder writes: JSON lines as pytest-reportlog has them, one file a session."""
    import json
    import os

    FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    encode = json.JSONEncoder(separators=(",", ":"), default=str).encode


    class Log:
        """The log of a session. What is written stays, however the process ends."""

        running = None  # the session of this process; one that its tests start is none of ours

        def __init__(self, tool, watcher):
            number = 0
            while True:
                path = os.path.join(FOLDER, "reports", "%s-%d-%d.jsonl" % (tool, os.getpid(), number))
                try:
                    self.file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND, 0o600)
                    break
                except FileExistsError:
                    number += 1
            self.path = path
            self.process = os.getpid()
            self.environment = Environment(watcher)
            Log.running = self
            self.write({"$report_type": "SessionStart", "tool": tool})

        def write(self, record):
            self.line(encode(record) + "\n")

        def line(self, text):
            # A fork of a test has this file too.
            if self.file is None or os.getpid() != self.process:
                return
            try:
                os.write(self.file, text.encode("utf-8", "replace"))
            except OSError:
                self.file = None

        def finish(self, status, **facts):
            self.write(dict({"$report_type": "SessionFinish", "exitstatus": status}, **facts))
            self.close()

        def close(self):
            """Ends without the mark of a complete session."""
            if Log.running is self:
                Log.running = None
                self.environment.put_back()
            if self.file is not None and os.getpid() == self.process:
                os.close(self.file)
                self.file = None


    class Environment:
        """Takes what asks for reports out of the environment, so that what tests start is not asked too."""

        def __init__(self, watcher):
            import sys

            self.ours = {}
            folder = os.path.join(FOLDER, "variables")
            for name in os.listdir(folder):
                found = os.environ.get(name)
                if found is None:
                    continue
                before = _text(os.path.join(folder, name + ".before"))
                if found != _text(os.path.join(folder, name)):
                    if name != "PYTHONPATH":
                        continue
                    rest = [place for place in found.split(os.pathsep) if place != watcher.folder]
                    before = os.pathsep.join(rest) or None
                self.ours[name] = found
                if before is None:
                    del os.environ[name]
                else:
                    os.environ[name] = before
            if watcher in sys.meta_path:
                sys.meta_path.remove(watcher)

        def put_back(self):
            os.environ.update(self.ours)


    def _text(path):
        """What a file holds, by which variables are compared; None where there is none."""
        try:
            with open(path, "rb") as file:
                return os.fsdecode(file.read())
        except FileNotFoundError:
            return None

    """##)
}
