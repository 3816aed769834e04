import History

extension JUnitReading {
  mutating func openRoot(_ attributes: XMLAttributes) {
    suites.beginDocument()
    let isFirst = evidence.rootAttributes.isEmpty && evidence.rootName == nil
    var stated = JUnitCounts()
    attributes.forEach { key, value in
      if isFirst { evidence.rootAttributes.append(key.string(upTo: 64)) }
      if key.equals("name") { evidence.rootName = evidence.rootName ?? value.string(upTo: 256) }
      if key.equals("time") { suites.rootTime = suites.rootTime ?? duration(value) }
      if key.equals("timestamp") {
        suites.rootStart = suites.rootStart ?? start(value)
      }
      stated.read(key, value)
    }
    suites.rootStated = suites.rootStated + stated
  }

  mutating func openSuite(_ attributes: XMLAttributes, _ depth: Int) {
    var suite = JUnitSuites.Open(depth: depth, name: "", host: "")
    var time: Int64?
    var start: Instant?
    var keys: [String] = []
    attributes.forEach { key, value in
      if evidence.suiteName == nil { keys.append(key.string(upTo: 64)) }
      if key.equals("name") { suite.name = BoundedName.of(value.bytes) }
      if key.equals("file") || key.equals("filepath") { suite.file = BoundedName.of(value.bytes) }
      if key.equals("package") { suite.package = BoundedName.of(value.bytes) }
      if key.equals("hostname") { suite.host = value.string(upTo: 256) }
      if key.equals("time") { time = duration(value) }
      if key.equals("timestamp") { start = self.start(value) }
      suite.stated.read(key, value)
      if key.equals("package") { evidence.suitePackage = value.string(upTo: 256) }
      if key.equals("noNamespaceSchemaLocation") { evidence.schema = value.string(upTo: 256) }
    }
    if evidence.suiteName == nil {
      evidence.suiteName = suite.name
      evidence.suiteAttributes = keys
      evidence.rootIsSuite = depth == 1
    }
    suites.add(suite, time: time, start: start)
  }

  private mutating func start(_ value: XMLBytes) -> Instant? {
    let text = value.string(upTo: 64)
    guard let start = Instant(reported: text) else { return nil }
    suites.startsHaveZone = suites.startsHaveZone && Instant.statesZone(text)
    return start
  }

  /// Gives out what is held back and the warnings, and sums the report up.
  mutating func finish() throws -> ReportSummary {
    let receive = receive
    try merge.finish { try receive(.attempt($0)) }
    try releaseGoTests()
    let lacksTests = try compareTotals()
    seconds.noteAmbiguity(in: &warnings)
    for warning in warnings.warnings { try receive(.warning(warning)) }
    let dialect = dialect ?? evidence.dialect
    var summary = ReportSummary(format: JUnit.name)
    summary.dialect = dialect == .generic ? nil : dialect
    summary.isComplete = !lacksTests && !wasInterrupted && !suites.wasInterrupted
    summary.start = suites.firstStart ?? suites.rootStart
    summary.startHasZone = summary.start != nil && suites.startsHaveZone
    measureWall(dialect, &summary)
    if summary.wallIsMeasured, let start = summary.start, let wall = summary.wall {
      summary.end = Instant(microseconds: start.microseconds &+ wall)
    }
    summary.repeats = repeats(dialect)
    return summary
  }

  private func measureWall(_ dialect: Dialect, _ summary: inout ReportSummary) {
    // Vitest writes a clock's time into the root, and in later versions the sum over its files.
    let isSum = dialect == .vitest && suites.rootTime == suites.timeSum
    switch isSum ? nil : dialect.clock {
    case .root:
      summary.wall = suites.rootTime ?? suites.timeSum
      summary.wallIsMeasured = suites.rootTime ?? 0 > 0
    case .suites:
      summary.wall = suites.timeSum
      // The files of several runs side by side overlap; their span is what passed.
      if dialect == .pytest, suites.allHaveSpan, let start = suites.firstStart,
        let end = suites.lastEnd
      {
        summary.wall = end.microseconds &- start.microseconds
      }
      // CTest writes whole seconds, none of them for a short run.
      summary.wallIsMeasured = summary.wall ?? 0 > 0
    case nil: summary.wall = suites.rootTime ?? suites.timeSum
    }
  }

  /// pytest-rerunfailures 16.6.1 and later write every attempt as a case of its own, the failed
  /// ones without any mark.
  private func repeats(_ dialect: Dialect) -> RepeatPolicy {
    if dialect.repeatsAreExecutions { return .executions }
    guard dialect == .pytest, let stated = suites.stated.tests else { return .unknown }
    // The suites of several runs put into one file may hold the same tests.
    if suites.count > 1 { return stated > 0 && caseCount > stated ? .retries : .unknown }
    return pytestRepeats.areRetries(cases: caseCount, stated: stated) ? .retries : .unknown
  }
}

extension JUnitEvidence {
  mutating func note(property key: XMLBytes) {
    if key.equals("go.version") { properties.insert("go.version") }
    if key.equals("SuiteSucceeded") { properties.insert("SuiteSucceeded") }
    if key.equals("browser.fullName") { properties.insert("browser.fullName") }
  }
}
