public import History

/// A format that Laptime reads. One conforming type a format; `ReportReader.formats` lists them.
public protocol ReportFormat: SendableMetatype {
  /// The name that `laptime formats` lists and `--as` takes.
  static var name: String { get }
  /// One line for people: what writes it.
  static var description: String { get }
  /// Whether it tells of tests, or of coverage or benchmarks alone.
  static var purpose: ReportPurpose { get }
  /// How much it tells of a test: of two reports of the same test, that of the higher rank counts.
  /// 0 as JUnit has it, 1 with phases, 2 with every attempt, worker and start as well.
  static var rank: Int { get }
  /// Whether a report that begins so is of this format.
  static func recognises(_ head: ReportHead) -> Bool
  /// Reads the whole report and gives what it says to `receive`, in the order of the report.
  ///
  /// - Throws: a `ReportError`, or what `receive` threw.
  static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary
}

extension ReportFormat {
  public static var purpose: ReportPurpose { .tests }
  public static var rank: Int { 0 }
}
