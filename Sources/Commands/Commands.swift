// Commands is the edge: one thin file a subcommand (options, one call, an exit code), the
// configuration file and the wording of errors. It may import every other module.

import ArgumentParser

/// What the executable calls.
public enum CommandLineProgram {
  /// Runs the command that the process's arguments name and ends the process with its exit code.
  ///
  /// Not asynchronous, and on the main thread: a command that `laptime run` starts inherits the
  /// signal mask of the thread that starts it.
  public static func run() -> Never {
    do {
      var command = try Laptime.parseAsRoot()
      try command.run()
      Terminal.exit(ExitCodes.pass)
    } catch {
      guard let text = ErrorText(error) else { Laptime.exit(withError: error) }
      Terminal.warn(text.text)
      Terminal.exit(text.code)
    }
  }
}
