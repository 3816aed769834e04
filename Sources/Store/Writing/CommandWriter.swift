import History

/// Writes how the command ended that made the reports of a run.
struct CommandWriter {
  let connection: Connection

  /// `isWhole`: whether it executed all of its part of the run, and no chosen tests alone.
  func add(_ end: CommandEnd, of run: RunID, shard: Int, isWhole: Bool) throws {
    try connection.run(
      .addCommand,
      [
        "run": .id(run), "shard": .integer(shard), "is_whole": .integer(isWhole ? 1 : 0),
        "exit_code": .integer(end.code), "signal": .integer(end.signal),
        "meaning": .text(end.meaning.rawValue), "failures": .integer(end.failures),
        "unmet": .text(end.unmet),
        "last_words": .text(
          end.lastWords.isEmpty ? nil : end.lastWords.joined(separator: "\n")),
      ])
  }
}
