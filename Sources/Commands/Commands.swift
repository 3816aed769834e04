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
      try Laptime.checkCommand(CommandLine.arguments.dropFirst())
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
      Terminal.print(text.isEmpty ? "" : wrapped(text, width: Terminal.width()) + "\n")
      Terminal.exit(ExitCodes.pass)
    }
    let text = TerminalText.visibleLines(Laptime.fullMessage(for: error))
    Terminal.warn(wrapped(text, width: Terminal.width(of: 2)) + "\n")
    Terminal.exit(code.rawValue)
  }

  /// The text with the lines wrapped that the parser leaves as long as they are, such as all options in one.
  private static func wrapped(_ text: String, width: Int?) -> String {
    guard let width else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      TerminalText.width(String(line)) <= width
        ? String(line)
        : String(TextWrap.hanging("", String(line), indent: 2, width: width).dropLast())
    }.joined(separator: "\n")
  }
}
