public import History

/// The way into this module: reads a report of any format.
public enum ReportReader {
  /// All formats, in the order in which they are asked whether a report is theirs.
  public static let formats: [any ReportFormat.Type] = [
    JUnit.self,
    TRX.self,
    NUnit3.self,
    NUnit2.self,
    XUnitNet.self,
    RobotXML.self,
    SonarExecutions.self,
    PytestReportlog.self,
    PytestJSONReport.self,
    PytestBenchmark.self,
    GoogleBenchmark.self,
    BenchmarkDotNet.self,
    JMH.self,
    Hyperfine.self,
    Criterion.self,
    GoTestJSON.self,
    CTRF.self,
    PlaywrightJSON.self,
    Libtest.self,
    CargoBench.self,
    LibtestText.self,
    XCTestText.self,
    CTestText.self,
    JestJSON.self,
    Mochawesome.self,
    MochaJSON.self,
    CucumberJSON.self,
    RSpecJSON.self,
    DartTest.self,
    SwiftTestingEvents.self,
    XCResultTests.self,
    AllureResults.self,
    Cobertura.self,
    JaCoCo.self,
    Clover.self,
    CoveragePy.self,
    LLVMCov.self,
    Istanbul.self,
    SimpleCov.self,
    LCOV.self,
    GoCoverProfile.self,
    BencherMetrics.self,
    GoBench.self,
    TAP.self,
    PytestDurations.self,
    Pstats.self,
    PprofText.self,
    PerfReport.self,
    CollapsedStacks.self,
  ]

  /// Those that tell where the time went.
  private static let profiles: [any ReportFormat.Type] = [
    Pstats.self, PprofText.self, PerfReport.self, CollapsedStacks.self,
  ]

  /// Reads a report. Its format is found by its content unless `name` says it.
  ///
  /// - Throws: a `ReportError`, or what `receive` threw. An error can come after events were
  ///   given: what they said is to be dropped.
  public static func read(
    _ source: ReportSource, as name: String? = nil, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let format = if let name { try Self.format(named: name) } else { try detect(source) }
    return try read(source, of: format, into: receive)
  }

  /// Reads a report of a format that is known.
  ///
  /// - Throws: as above.
  public static func read(
    _ source: ReportSource, of format: any ReportFormat.Type,
    into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    var door = ReportDoor(format)
    var nameless = NamelessTests()
    let summary = try format.read(source) { event in
      if NamelessTests.contains(event) {
        try nameless.take(event, receive)
      } else if let event = door.passed(event) {
        try receive(event)
      }
    }
    try nameless.finish(receive)
    for warning in door.warnings { try receive(.warning(warning)) }
    return summary
  }

  /// The format of a report, found by its first bytes, which stay unread.
  public static func detect(
    _ source: ReportSource
  ) throws(ReportError) -> any ReportFormat.Type {
    let head = ReportHead(Array(try source.peek(upTo: ReportHead.size)))
    if let format = formats.first(where: { $0.recognises(head) }) { return format }
    if head.json?.paths.isEmpty == false { try JSONReader.refuseBroken(source) }
    if let foreign = ForeignReport.of(head) {
      throw source.malformed(
        at: head.offender, "not a report that is read: this is \(foreign.what)", hint: foreign.hint)
    }
    throw source.malformed(
      at: head.offender, head.complaint, hint: head.hint ?? ForeignReport.usualHint)
  }

  /// The format of a profile, found by its first bytes, which stay unread.
  public static func detectProfile(
    _ source: ReportSource
  ) throws(ReportError) -> any ReportFormat.Type {
    let head = ReportHead(Array(try source.peek(upTo: ReportHead.size)))
    if let format = profiles.first(where: { $0.recognises(head) }) { return format }
    throw source.malformed(
      at: 0, "not a profile that is read",
      hint: "read are \(profiles.map { $0.description }.joined(separator: "; "))")
  }

  /// The format of a name.
  public static func format(
    named name: String
  ) throws(UnknownReportFormat) -> any ReportFormat.Type {
    guard let format = formats.first(where: { $0.name == name }) else {
      throw UnknownReportFormat(name: name, known: formats.map { $0.name })
    }
    return format
  }
}
