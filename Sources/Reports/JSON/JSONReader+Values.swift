import History

extension JSONReader {
  /// Reads a report from its front.
  convenience init(_ source: ReportSource, isLines: Bool = false) throws {
    self.init(try ByteCursor(source), isLines: isLines)
  }

  /// Refuses a report whose first JSON value is broken, with the place of the error.
  static func refuseBroken(_ source: ReportSource) throws(ReportError) {
    do {
      try JSONReader(source).skipValue()
    } catch let error as ReportError {
      throw error
    } catch {}
  }

  /// A message or a trace, cut to the limit of what is kept of a failure.
  func text() throws -> String? { try text(upTo: FailureText.detailLimit) }

  /// A name, or the start of a long one with a hash of the whole.
  func boundedName() throws -> String? { try name().map { BoundedName.of($0) } }

  /// The number that comes next as microseconds, if `unit` is what it counts in; nil beyond 64 bits.
  func microseconds(_ unit: TimeUnit) throws -> Int64? {
    try number().flatMap { JSONNumber.scaled($0, by: unit.rawValue) }
  }

  /// The point in time that comes next, as seconds or milliseconds since 1970; nil for zero, which
  /// stands for "not known".
  func instant(_ unit: TimeUnit) throws -> Instant? {
    guard let time = try microseconds(unit), time > 0 else { return nil }
    return Instant(microseconds: time)
  }
}
