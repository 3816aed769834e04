/// How long a run took by the clock, and how that is known.
public struct WallTime: Hashable, Sendable {
  /// Where a wall time came from, the surest first.
  public enum Origin: String, CaseIterable, Sendable {
    /// The user said so.
    case option
    /// `laptime run` measured the command.
    case measured
    /// Last end minus first start of the tests.
    case timestamps
    /// The report says so, and its dialect means wall time.
    case report
    /// The sum of the tests' durations, which is more than the wall time of parallel tests.
    case sum
  }

  public var microseconds: Int64
  public var origin: Origin

  /// What the command took to build what it tests, which `microseconds` leaves out; nil where nobody knows.
  public var build: Int64?

  /// A wall time and where it came from; `build` is how much more was spent on building, in microseconds.
  public init(microseconds: Int64, origin: Origin, build: Int64? = nil) {
    self.microseconds = microseconds
    self.origin = origin
    self.build = build
  }

  /// Tests and build together, which is what CPU time was measured of.
  public var withBuild: Int64 { microseconds + (build ?? 0) }

  /// What was measured of a command, without the build: by the command's own words on it, else by the span of
  /// the tests that its reports know.
  static func measured(_ measurement: Measurement, reports: [ReportSummary]) -> WallTime {
    var build = measurement.build
    if build == nil, measurement.buildsUnseen {
      let told = surest(option: nil, measured: nil, reports: reports, sumOfDurations: nil)
      build = told.map { measurement.wall - $0.microseconds }
    }
    guard let build, (1...measurement.wall).contains(build) else {
      return WallTime(microseconds: measurement.wall, origin: .measured)
    }
    return WallTime(
      microseconds: measurement.wall - build, origin: .measured, build: build)
  }

  /// The surest wall time of those there are.
  ///
  /// Several reports of one run may have been written by runners at work one after the other or at
  /// the same time: their wall times add up, but to no more than the span from the first start to
  /// the last end where each report knows both.
  /// `sumOfDurations`: over all attempts, in microseconds; nil where no test had any.
  public static func surest(
    option: Int64?, measured: Measurement?, reports: [ReportSummary], sumOfDurations: Int64?
  ) -> WallTime? {
    if let option { return WallTime(microseconds: option, origin: .option) }
    if let measured { return Self.measured(measured, reports: reports) }
    let measured = reports.filter { $0.wall != nil && $0.wallIsMeasured }
    // The tests' own starts and ends are surer than what a report says of itself.
    let fromTests = measured.filter(\.wallIsFromTests)
    let timed = fromTests.isEmpty ? measured : fromTests
    if !timed.isEmpty {
      let sum = timed.reduce(0) { $0 + ($1.wall ?? 0) }
      let spans = timed.compactMap(\.span)
      let span = spans.count == timed.count ? Self.span(of: spans) : sum
      return WallTime(
        microseconds: min(sum, span),
        origin: fromTests.isEmpty ? .report : .timestamps)
    }
    return sumOfDurations.map { WallTime(microseconds: $0, origin: .sum) }
  }

  private static func span(of spans: [ClosedRange<Instant>]) -> Int64 {
    let first = spans.map(\.lowerBound).min()
    let last = spans.map(\.upperBound).max()
    guard let first, let last else { return .max }
    return last.microseconds - first.microseconds
  }
}

extension ReportSummary {
  /// From the start to the end, by the wall time where no end is told.
  fileprivate var span: ClosedRange<Instant>? {
    guard let start else { return nil }
    let end = self.end ?? Instant(microseconds: start.microseconds + (wall ?? 0))
    return start <= end ? start...end : nil
  }
}
