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

  public init(microseconds: Int64, origin: Origin) {
    self.microseconds = microseconds
    self.origin = origin
  }

  /// The surest wall time of those there are.
  ///
  /// Several reports of one run may have been written by runners at work one after the other or at
  /// the same time: their wall times add up, but to no more than the span from the first start to
  /// the last end where each report knows both.
  /// `sumOfDurations`: over all attempts, in microseconds; nil where no test had any.
  public static func surest(
    option: Int64?, measured: Int64?, reports: [ReportSummary], sumOfDurations: Int64?
  ) -> WallTime? {
    if let option { return WallTime(microseconds: option, origin: .option) }
    if let measured { return WallTime(microseconds: measured, origin: .measured) }
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
