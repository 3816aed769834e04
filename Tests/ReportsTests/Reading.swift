import History
import Reports
import TestSupport
import Testing

/// What a report says, all of it.
struct Reading {
  var events: [ReportEvent] = []
  var summary: ReportSummary

  init(_ source: ReportSource, as format: String? = nil) throws {
    var events: [ReportEvent] = []
    summary = try ReportReader.read(source, as: format) { events.append($0) }
    self.events = events
  }

  /// Reads a text.
  init(_ text: String, as format: String? = nil, checkout: String? = nil) throws {
    let source = try ReportSource(name: "report", bytes: Array(text.utf8))
    source.checkoutRoot = checkout
    try self.init(source, as: format)
  }

  /// Reads a fixture.
  init(fixture: String) throws {
    try self.init(ReportSource(path: Project.fixture(fixture)))
  }

  var attempts: [ReportedAttempt] {
    events.compactMap { if case .attempt(let attempt) = $0 { attempt } else { nil } }
  }

  var outcomes: [Outcome] { attempts.map(\.outcome) }

  var runErrors: [RunError] {
    events.compactMap { if case .runError(let error) = $0 { error } else { nil } }
  }

  var coverage: [FileCoverage] {
    events.compactMap { if case .coverage(let file) = $0 { file } else { nil } }
  }

  var warnings: [String] {
    events.compactMap { if case .warning(let warning) = $0 { warning.text } else { nil } }
  }

  var transcript: String {
    (events.map(\.line) + [summary.line]).map { $0 + "\n" }.joined()
  }
}

/// The error that reading the bytes gives.
func refusal(_ bytes: [UInt8], as format: String? = nil) -> ReportError? {
  do {
    let source = try ReportSource(name: "report", bytes: bytes)
    _ = try Reading(source, as: format)
    return nil
  } catch {
    return error as? ReportError
  }
}

/// The error that reading the text gives.
func refusal(_ text: String, as format: String? = nil) -> ReportError? {
  refusal(Array(text.utf8), as: format)
}

/// A report in memory.
func source(_ bytes: [UInt8]) throws -> ReportSource {
  try ReportSource(name: "report", bytes: bytes)
}
