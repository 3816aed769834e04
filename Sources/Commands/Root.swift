import ArgumentParser

/// What the executable calls.
public enum CommandLineProgram {
  /// Runs the command that the process's arguments name and ends the process with its exit code.
  public static func run() async { await Root.main() }
}

/// The `laptime` command; its list of subcommands is the map of the program.
struct Root: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "laptime",
    abstract: "Keeps the performance history of test suites and gates on it.")
}
