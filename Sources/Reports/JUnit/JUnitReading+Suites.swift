import History

extension JUnitReading {
  mutating func openRoot(_ attributes: XMLAttributes) {
    suites.beginDocument()
    let isFirst = evidence.rootAttributes.isEmpty && evidence.rootName == nil
    attributes.forEach { key, value in
      if isFirst { evidence.rootAttributes.append(key.string(upTo: 64)) }
      if key.equals("name") { evidence.rootName = evidence.rootName ?? value.string(upTo: 256) }
      if key.equals("time") { suites.rootTime = suites.rootTime ?? duration(value) }
      if key.equals("timestamp") {
        suites.rootStart = suites.rootStart ?? Instant(reported: value.string(upTo: 64))
      }
    }
  }

  mutating func openSuite(_ attributes: XMLAttributes, _ depth: Int) {
    var suite = JUnitSuites.Open(depth: depth, name: "", host: "")
    var time: Int64?
    var start: Instant?
    var tests: Int64 = 0
    var keys: [String] = []
    attributes.forEach { key, value in
      if evidence.suiteName == nil { keys.append(key.string(upTo: 64)) }
      if key.equals("name") { suite.name = BoundedName.of(value.bytes) }
      if key.equals("file") || key.equals("filepath") { suite.file = BoundedName.of(value.bytes) }
      if key.equals("package") { suite.package = BoundedName.of(value.bytes) }
      if key.equals("hostname") { suite.host = value.string(upTo: 256) }
      if key.equals("time") { time = duration(value) }
      if key.equals("timestamp") { start = Instant(reported: value.string(upTo: 64)) }
      if key.equals("tests") { tests = Int64(value.string(upTo: 20)) ?? 0 }
      if key.equals("package") { evidence.suitePackage = value.string(upTo: 256) }
      if key.equals("noNamespaceSchemaLocation") { evidence.schema = value.string(upTo: 256) }
    }
    if evidence.suiteName == nil {
      evidence.suiteName = suite.name
      evidence.suiteAttributes = keys
      evidence.rootIsSuite = depth == 1
    }
    suites.add(suite, time: time, start: start, tests: tests)
  }

  /// Gives out what is held back and the warnings, and sums the report up.
  mutating func finish() throws -> ReportSummary {
    let receive = receive
    try merge.finish { try receive(.attempt($0)) }
    seconds.noteAmbiguity(in: &warnings)
    for warning in warnings.warnings { try receive(.warning(warning)) }
    let dialect = dialect ?? evidence.dialect
    var summary = ReportSummary(format: JUnit.name)
    summary.dialect = dialect == .generic ? nil : dialect.rawValue
    summary.start = suites.firstStart ?? suites.rootStart
    summary.wall = wall(dialect)
    summary.wallIsMeasured = dialect.measuresWall && summary.wall != nil
    if summary.wallIsMeasured, let start = summary.start, let wall = summary.wall {
      summary.end = Instant(microseconds: start.microseconds &+ wall)
    }
    summary.repeats = repeats(dialect)
    return summary
  }

  private func wall(_ dialect: JUnitDialect) -> Int64? {
    switch dialect {
    case .nextest, .jest: return suites.rootTime ?? suites.timeSum
    case .pytest:
      // The files of several runs side by side overlap; their span is what passed.
      if suites.allHaveSpan, let start = suites.firstStart, let end = suites.lastEnd {
        return end.microseconds &- start.microseconds
      }
      return suites.timeSum
    default: return suites.rootTime ?? suites.timeSum
    }
  }

  /// pytest-rerunfailures 16.6.1 and later write every attempt as a case of its own, the failed
  /// ones without any mark; only the suite's count, which leaves them out, gives them away.
  private func repeats(_ dialect: JUnitDialect) -> RepeatPolicy {
    if dialect.repeatsAreExecutions { return .executions }
    if dialect == .pytest, suites.statedTests > 0, caseCount > suites.statedTests {
      return .retries
    }
    return .unknown
  }
}

extension JUnitEvidence {
  mutating func note(property key: XMLBytes) {
    if key.equals("go.version") { properties.insert("go.version") }
    if key.equals("SuiteSucceeded") { properties.insert("SuiteSucceeded") }
    if key.equals("browser.fullName") { properties.insert("browser.fullName") }
  }
}
