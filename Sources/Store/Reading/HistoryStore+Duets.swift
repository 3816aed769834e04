public import History

extension HistoryStore {
  /// Keeps what a duet showed of tests of a run; what an earlier one showed of them goes.
  public func add(_ duets: [TestID: DuetResult], toRun id: RunID, at now: Instant) throws {
    try writing {
      for (test, duet) in duets {
        try connection.run(
          .addDuet,
          [
            "run": .id(id), "test": .id(test), "base": .text(duet.base),
            "ratio": .real(duet.ratio), "low": duet.low.map(SQLValue.real) ?? .null,
            "high": duet.high.map(SQLValue.real) ?? .null, "extra": .integer(duet.extra),
            "p_value": .real(duet.pValue),
            "is_slower": .integer(duet.isSlower.map { $0 ? 1 : 0 }),
            "runs_head": .integer(duet.headRuns), "runs_base": .integer(duet.baseRuns),
            "at": .integer(now.microseconds),
          ])
      }
    }
  }

  /// What duets showed of the tests of a run.
  func duets(ofRun id: RunID) throws -> [(test: TestID, duet: DuetResult)] {
    try connection.rows(
      .duetsOfRun, ["run": .id(id), "as_of": .integer(asOf?.microseconds)]
    ) { row in
      (
        TestID(row.integer(Columns.DuetsOfRun.testID)),
        DuetResult(
          base: row.text(Columns.DuetsOfRun.baseCommit), ratio: row.real(Columns.DuetsOfRun.ratio),
          low: row.optionalReal(Columns.DuetsOfRun.ratioLow),
          high: row.optionalReal(Columns.DuetsOfRun.ratioHigh),
          extra: row.integer(Columns.DuetsOfRun.extraUs),
          pValue: row.real(Columns.DuetsOfRun.pValue),
          isSlower: row.optionalInteger(Columns.DuetsOfRun.isSlower).map { $0 == 1 },
          headRuns: Int(row.integer(Columns.DuetsOfRun.runsHead)),
          baseRuns: Int(row.integer(Columns.DuetsOfRun.runsBase)))
      )
    }
  }
}
