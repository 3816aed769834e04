// Commands is the edge: one thin file a subcommand (options, one call, an exit code), the wording of errors.
// It may import every other module.
//
// - Configuration/  laptime.toml: what it can say, where a mistake stands, which revision it is read from.
// - Workspace/  What a command works with, each opened once: configuration, store, git, trunk, quarantine.
// - Options/    What several commands take.
// - Recording/, Judging/, Planning/, Questions/, Setup/  The commands, by what people want of them.
// - Duets/      This commit and its base in turn: the base's checkout, the two sides, the session.
// - Sharing/    Many machines, one history: what other stores have, and where it travels.
// - Reporting/  Gathers what the page of `report` shows; comments and marks: where tests stand, who takes them.
//
// Never here: what another command or a test of pure values would need (the rooms below).

import ArgumentParser
import Presentation

/// What the executable calls.
public enum CommandLineProgram {
  /// Runs the command that the process's arguments name and ends the process with its exit code.
  ///
  /// Not asynchronous, and on the main thread: a command that `laptime run` starts inherits the
  /// signal mask of the thread that starts it.
  public static func run() -> Never {
    Terminal.holdStreams()
    do {
      try Laptime.checkArguments()
      try Laptime.checkCommand(CommandLine.arguments.dropFirst().first)
      var command = try Laptime.parseAsRoot()
      try command.run()
      Terminal.exit(ExitCodes.pass)
    } catch {
      guard let text = ErrorText(error) else { exit(withArgumentError: error) }
      Terminal.warn(text.text)
      Terminal.exit(text.code)
    }
  }

  /// What is wrong with the arguments, of which a CI's script may have some from strangers.
  private static func exit(withArgumentError error: any Error) -> Never {
    let code = Laptime.exitCode(for: error)
    // Help is no error, and our own text.
    guard !code.isSuccess else {
      let text = Laptime.fullMessage(for: error)
      Terminal.print(text.isEmpty ? "" : text + "\n")
      Terminal.exit(ExitCodes.pass)
    }
    Terminal.warn(TerminalText.visibleLines(Laptime.fullMessage(for: error)) + "\n")
    Terminal.exit(code.rawValue)
  }
}
