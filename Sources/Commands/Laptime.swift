import ArgumentParser
import Host
import Reports
import Store

/// The `laptime` command; its list of subcommands is the map of the program.
///
/// Each command says its name: to derive one from its type searches the whole program, and all names are
/// asked for at every start.
struct Laptime: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "laptime",
    abstract: "Keeps the performance history of test suites and gates on it.",
    discussion: """
      laptime run -- pytest -n auto
      laptime gate
      laptime status
      """,
    version: versions,
    subcommands: [Shown.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Record", subcommands: [Run.self, Record.self, Import.self, Formats.self]),
      CommandGroup(
        name: "Judge",
        subcommands: [
          Gate.self, Comment.self, Duet.self, Explain.self, Verdicts.self, Backtest.self,
        ]),
      CommandGroup(
        name: "Ask",
        subcommands: [
          Status.self, Show.self, Report.self, Trend.self, Runs.self, Tests.self, Slowest.self,
          Tiers.self, History.self, Failures.self, Changes.self, Compare.self, Coverage.self,
          Fixtures.self,
          Workers.self, Benchmarks.self, Query.self,
        ]),
      CommandGroup(name: "Triage", subcommands: [Flaky.self, Quarantine.self]),
      CommandGroup(
        name: "Act",
        subcommands: [Select.self, Plan.self, Split.self, Baseline.self, Accept.self, Rename.self]),
      CommandGroup(
        name: "Share",
        subcommands: [
          Pull.self, Push.self, Sync.self, Remote.self, Merge.self, Export.self,
        ]),
      CommandGroup(
        name: "Set up",
        subcommands: [
          Init.self, Doctor.self, Backup.self, Prune.self, Scrub.self, Completions.self,
          Manual.self,
        ]),
    ])

  /// The version of the program alone.
  static let version = "0.1.0"

  /// What `--version` says: what was built, from which commit, and with which libraries.
  private static var versions: String {
    let commit = OwnProgram.commit.map { "commit \($0)" } ?? "not a release"
    let libraries = ReportReader.libraryVersions.map { "\($0.name) \($0.version)" }
    return """
      laptime \(version) (\(commit))
      \((["SQLite \(HistoryStore.libraryVersion)"] + libraries).joined(separator: ", "))
      """
  }

  /// Refuses words that are no text: what they would become is the name of another file.
  ///
  /// - Throws: `MalformedArgument`.
  static func checkArguments() throws {
    for place in 1..<max(1, Int(CommandLine.argc)) {
      guard let word = CommandLine.unsafeArgv[place], String(validatingCString: word) == nil else {
        continue
      }
      throw MalformedArgument(place: place, shown: String(cString: word))
    }
  }

  /// Refuses a word that is no command, before the parser takes it for an argument of none.
  ///
  /// - Throws: `UnknownCommand`.
  static func checkCommand(_ words: ArraySlice<String>) throws {
    let isOfHelp = words.first == "help"
    let words = isOfHelp ? words.dropFirst() : words
    guard let word = words.first, !word.isEmpty, !word.hasPrefix("-"), word != "___completion"
    else { return }
    let commands = configuration.subcommands
    let own = commands.first { $0.configuration.commandName == word }?.configuration
    guard let own else {
      throw UnknownCommand(name: word, known: names(of: commands), typed: Array(words))
    }
    // What takes commands takes no other words.
    guard !own.subcommands.isEmpty, let next = words.dropFirst().first, !next.isEmpty,
      !next.hasPrefix("-"), !names(of: own.subcommands).contains(next), next != "help"
    else { return }
    throw UnknownCommand(
      name: "\(word) \(next)", known: names(of: own.subcommands).map { "\(word) \($0)" },
      parent: "laptime \(word)")
  }

  private static func names(of commands: [any ParsableCommand.Type]) -> [String] {
    commands.compactMap { $0.configuration.commandName }
  }
}

/// A word that is no command.
struct UnknownCommand: Error {
  var name: String
  var known: [String]
  /// It and what was typed behind it.
  var typed: [String] = []
  /// What lists the known ones with `--help`.
  var parent = "laptime"
}

/// A word of the command line that is not in UTF-8.
struct MalformedArgument: Error {
  /// Counted from 1.
  var place: Int
  var shown: String
}
