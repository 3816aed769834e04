public import History

/// The command that ran the tests succeeded, or failed tests are all that it complained of.
///
/// A module that does not compile, a hook that fails, a coverage demand of the runner's own: the command's
/// exit code tells of them, and no report does. A retry repairs tests and nothing else, so that what the
/// command said of anything else stands until the whole of it was run again.
public enum CommandSucceeded: Rule {
  public static let name = RuleName("command")
  public static let about = "the command succeeded, or failed tests explain its exit code"

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let commands = standing(among: judged.history.commands)
    guard !commands.isEmpty else {
      return skipped(
        "the run was recorded from reports alone", for: .use, next: .measure)
    }
    let failed = commands.filter { !$0.end.isExplained }
    guard let first = failed.first else {
      // What the tests behind it would have shown nobody knows.
      if let cut = commands.first(where: \.end.isCutShort) {
        return report(
          judged.history.run.isComplete ? .skipped : .inconclusive,
          "\(ended(cut.end)): it was cut short", limit: .count(0), actual: .count(cut.end.code),
          figures: figures(commands, first: cut))
      }
      let codes = codes(commands)
      let summary =
        codes.isEmpty
        ? "the command succeeded" : "exit code \(codes) is explained by \(explanation(commands))"
      return report(
        .pass, summary, limit: .count(0), actual: .count(commands[0].end.code),
        figures: figures(commands, first: commands[0]))
    }
    return report(
      .fail, sentence(first.end), limit: .count(0), actual: .count(first.end.code),
      figures: figures(commands, first: first),
      findings: failed.map { finding($0, among: commands) })
  }

  /// The commands that the verdict goes by: of each part the last that executed all of it, and those after
  /// it that executed some tests again.
  private static func standing(among commands: [RunHistory.Command]) -> [RunHistory.Command] {
    commands.indices.filter { place in
      !commands[(place + 1)...].contains { $0.isWhole && $0.shard == commands[place].shard }
    }.map { commands[$0] }
  }

  /// The exit codes other than 0.
  private static func codes(_ commands: [RunHistory.Command]) -> String {
    Set(commands.map(\.end.code)).subtracting([0]).sorted().map(String.init)
      .joined(separator: ", ")
  }

  private static func figures(_ commands: [RunHistory.Command], first: RunHistory.Command)
    -> [(name: String, value: Figure)]
  {
    [
      ("exit_codes", .text(codes(commands))),
      ("signal", first.end.signal.map(Figure.count) ?? .flag(nil)),
    ]
  }

  private static func explanation(_ commands: [RunHistory.Command]) -> String {
    if commands.contains(where: { $0.end.meaning == .noTests }) { return "no test to run" }
    return "failed tests"
  }

  private static func ended(_ end: CommandEnd) -> String {
    end.signal.map { "signal \($0) ended the command" }
      ?? "the command ended with exit code \(end.code)"
  }

  private static func sentence(_ end: CommandEnd) -> String {
    let ended = ended(end)
    if end.unmet != nil { return ended + ", and not for its tests alone" }
    return end.failures > 0
      ? ended + ", which is not what it gives for failed tests"
      : ended + ", which no failed test explains"
  }

  /// What the rule says in sum is not said again, but which command and how.
  private static func finding(
    _ command: RunHistory.Command, among commands: [RunHistory.Command]
  ) -> Finding {
    let end = command.end
    let isSplit = Set(commands.map(\.shard)).count > 1
    return Finding(
      .command,
      summary: (isSplit ? "part \(command.shard): " : "")
        + (command.isWhole ? "" : "tests run again: ")
        + (end.signal.map { "signal \($0)" } ?? "exit code \(end.code)"),
      figures: [
        ("exit_code", .count(end.code)), ("signal", end.signal.map(Figure.count) ?? .flag(nil)),
        ("meaning", .text(end.meaning.rawValue)), ("failures", .count(end.failures)),
        ("shard", .count(command.shard)),
      ], evidence: [end.unmet].compactMap(\.self) + end.lastWords)
  }
}
