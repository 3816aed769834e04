import History

/// Reports without tests, which join a run of their commit.
extension RecordTransaction {
  /// Adds reports without tests to a run of their commit; false where they measure benchmarks of it again, so that
  /// nothing was added: one measurement never takes the place of another.
  mutating func join(
    _ id: RunID, _ reports: [ReportInput], into extras: inout CoverageAndBenchmarks
  ) throws -> Bool {
    let before = warnings
    runID = id
    let formerly = former
    try noteFormer()
    let known = Set(
      try connection.rows(.allBenchmarksOfRun, ["run": .id(id)]) {
        TestID($0.integer(Columns.AllBenchmarksOfRun.testID))
      })
    try connection.execute("SAVEPOINT joining")
    var fresh = CoverageAndBenchmarks()
    for input in reports { try addExtras(of: input, to: &fresh) }
    let tests = try TestTable(suite: suite, on: connection)
    let measured = try Set(fresh.benchmarksTold.map { try tests.id(of: $0) })
    guard measured.isDisjoint(with: known) else {
      try connection.execute("ROLLBACK TO joining; RELEASE joining")
      (warnings, added, former) = (before, .nothing, formerly)
      return false
    }
    if !measured.isEmpty {
      hasNewBenchmarks = true
      try addCommand(failures: fresh.failures, isWhole: false)
    }
    try connection.execute("RELEASE joining")
    extras = fresh
    return true
  }

  /// Whether reports of benchmarks are a run of their own whatever there is of their commit: nothing that was cut
  /// short is to make another run incomplete.
  func areApart(_ reports: [ReportInput]) -> Bool {
    reports.contains { $0.purpose == .benchmarks }
      && (run.lacksReports || run.measurement?.end.isCutShort == true)
  }
}
