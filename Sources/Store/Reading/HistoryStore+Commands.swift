public import History

extension HistoryStore {
  /// The words of the command that made a run; none where nobody recorded it.
  public func command(ofRun id: RunID) throws -> [String] {
    let words =
      try connection.first(.commandLineOfRun, ["run": .id(id)]) {
        $0.text(Columns.CommandLineOfRun.content)
      } ?? ""
    return words.split(separator: "\0", omittingEmptySubsequences: false).dropLast().map(
      String.init)
  }

  /// How the commands of a run ended, in the order in which they were recorded.
  func commands(ofRun id: RunID) throws -> [RunHistory.Command] {
    try connection.rows(.commandsOfRun, ["run": .id(id)]) { row in
      var end = CommandEnd(
        code: Int(try row.integer("exit_code")),
        signal: try row.optionalInteger("signal").map(Int.init),
        meaning: ExitMeaning(rawValue: try row.text("meaning")) ?? .other)
      end.failures = Int(try row.integer("failures"))
      end.unmet = try row.optionalText("unmet")
      end.lastWords =
        try row.optionalText("last_words")?.split(separator: "\n").map(String.init) ?? []
      return RunHistory.Command(
        shard: Int(try row.integer("shard")), isWhole: try row.bool("is_whole"), end: end)
    }
  }
}
