import History

/// Hands the parser's calls to a `JUnitReading`. All state lies in that one value, so that a call
/// costs one check for exclusive access and no more.
final class JUnitHandler: XMLHandler {
  private var reading: JUnitReading

  init(_ reading: JUnitReading) { self.reading = reading }

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    try reading.start(name, attributes, parser)
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws { try reading.end(parser) }

  func text(_ bytes: UnsafeRawBufferPointer) { reading.child?.append(bytes) }

  func finish() throws -> ReportSummary { try reading.finish() }
}
