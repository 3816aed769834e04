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

  /// The folder of the checkout in which the command of a run was typed, `.` for its top; nil where nobody knows.
  public func folder(ofRun id: RunID) throws -> String? {
    try connection.first(.folderOfRun, ["run": .id(id)]) { $0.text(Columns.FolderOfRun.folder) }
  }

  /// The largest of the last whole runs of a suite, and how many tests it has; nil where there is none.
  public func largestRunOfLate(ofSuite suite: String, project: String) throws -> (
    run: RunID, tests: Int
  )? {
    try connection.first(
      .largestOfLate, ["suite": .text(suite), "project": .text(project), "limit": 20]
    ) {
      (RunID($0.integer(Columns.LargestOfLate.runID)), Int($0.integer(Columns.LargestOfLate.tests)))
    }
  }

  /// Of which parts of a suite the last runs were that were recorded, newest first; nil for a whole one.
  public func partsOfLate(ofSuite suite: String, project: String, last count: Int) throws
    -> [String?]
  {
    try connection.rows(
      .partsOfLate,
      ["suite": .text(suite), "project": .text(project), "limit": .integer(count)]
    ) { $0.optionalText(Columns.PartsOfLate.part) }
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
