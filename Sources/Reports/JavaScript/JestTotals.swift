import History

/// What a jest report says of itself; Vitest writes the same keys, and counts each `describe` for a
/// suite.
struct JestTotals {
  private var totals = StatedTotals()
  private var brokenFiles = 0
  /// jest alone tells of files that could not run, and counts files only for suites.
  private var isOfJest = false
  private var statedFiles = 0
  private var toldFiles = 0
  private var wasInterrupted = false

  /// Reads the value of a key of the outermost object, if it is one of the totals.
  mutating func read(_ key: String, _ json: JSONReader) throws {
    switch key {
    case "numTotalTests": totals.tests = try json.testCount()
    case "numFailedTests": totals.failures = try json.testCount()
    case "numTotalTestSuites": statedFiles = try json.testCount()
    case "numRuntimeErrorTestSuites":
      isOfJest = true
      brokenFiles = try json.testCount()
    case "success": totals.isFailed = try json.boolean() == false
    case "wasInterrupted": wasInterrupted = try json.boolean() == true
    default: break
    }
  }

  mutating func tell(_ file: JestFile) {
    toldFiles += 1
    for outcome in file.outcomes { totals.tell(outcome) }
    if file.isBroken { totals.tell(broken: 1) }
  }

  /// Gives what is stated and not told.
  ///
  /// - Returns: whether the runner told of all that it had to run.
  func conclude(_ receive: (ReportEvent) throws -> Void) throws -> Bool {
    var totals = totals
    totals.errors = brokenFiles
    // A file that broke is no failed test.
    if totals.failures + brokenFiles > totals.toldBroken { totals.isFailed = false }
    if toldFiles == 0, totals.tests ?? 0 == 0 { totals.isFailed = false }
    let lacksTests = try totals.conclude(in: "the run", receive)
    return !lacksTests && !wasInterrupted && !(isOfJest && statedFiles > toldFiles)
  }
}
