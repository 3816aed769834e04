public import History

/// A format that Laptime reads. One conforming type a format; `ReportReader.formats` lists them.
public protocol ReportFormat: SendableMetatype {
  /// The name that `laptime formats` lists and `--as` takes.
  static var name: String { get }
  /// One line for people: what writes it.
  static var description: String { get }
  /// Whether a report that begins so is of this format.
  static func recognises(_ head: ReportHead) -> Bool
  /// Reads the whole report and gives what it says to `receive`, in the order of the report.
  ///
  /// - Throws: a `ReportError`, or what `receive` threw.
  static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary
}
