public import History

extension HistoryStore {
  /// Stops a transaction of which nothing is kept.
  private struct DryRun: Error {}

  /// Takes a text out of everything that the store holds, in one transaction, and out of the pages of the file that
  /// held it. What was recorded elsewhere with it does not bring it back.
  ///
  /// `names`: whether the names of tests, files, suites and labels are changed too.
  /// - Throws: `StoreError`; nothing is changed then.
  public func scrub(
    _ pattern: TextPattern, names: Bool, isDryRun: Bool, author: String?, at now: Instant
  ) throws -> ScrubOutcome {
    // What is deleted leaves no trace in pages that are still in use.
    try connection.execute("PRAGMA secure_delete = ON")
    var outcome = ScrubOutcome()
    let isKept = try connection.withoutChecksAndTriggers {
      try unlessDry(isDryRun) {
        try checkBeforeWriting(at: now)
        outcome = try StoreScrubber(
          connection: connection, pattern: pattern, names: names, fingerprinter: fingerprinter,
          at: now, author: author
        ).scrub()
      }
    }
    outcome.isDryRun = isDryRun
    guard isKept else { return outcome }
    // Pages that were given back before hold it too.
    outcome.isLogLeft = try !giveBack()
    outcome.copies = StoreFile.copies(of: path)
    return outcome
  }

  /// Runs the body in a transaction, of which nothing is kept where it is a dry run; whether it was kept.
  func unlessDry(_ isDryRun: Bool, _ body: () throws -> Void) throws -> Bool {
    do {
      try writing {
        try body()
        if isDryRun { throw DryRun() }
      }
      return true
    } catch is DryRun {
      return false
    }
  }

  /// Writes the file anew without the pages that nothing needs, and empties its log.
  ///
  /// - Returns: whether the log is empty; it is not where another process reads.
  func giveBack() throws -> Bool {
    try connection.execute("VACUUM")
    return try connection.emptyLog()
  }
}
