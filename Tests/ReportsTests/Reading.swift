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

  /// The outcomes of each test, in order; a report that knows no unexpected passes has passes.
  var outcomesByTest: [String: [Outcome]] {
    attempts.reduce(into: [:]) { outcomes, attempt in
      let outcome = attempt.outcome == .xpassed ? .passed : attempt.outcome
      outcomes[attempt.test.id, default: []].append(outcome)
    }
  }

  /// The attempts in a line each: the outcome, what makes the attempt special, the id.
  var lines: [String] {
    attempts.map { attempt in
      let marks = [attempt.isRetry ? "retry" : nil, attempt.worker].compactMap { $0 }
      return ([attempt.outcome.word] + marks + [attempt.test.id]).joined(separator: " ")
    }
  }

  var runErrors: [RunError] {
    events.compactMap { if case .runError(let error) = $0 { error } else { nil } }
  }

  var coverage: [FileCoverage] {
    events.compactMap { if case .coverage(let file) = $0 { file } else { nil } }
  }

  /// Of all files together.
  var counts: CoverageCounts { coverage.reduce(CoverageCounts()) { $0 + $1.counts } }

  var benchmarks: [Benchmark] {
    events.compactMap { if case .benchmark(let benchmark) = $0 { benchmark } else { nil } }
  }

  var profiles: [Profile] {
    events.compactMap { if case .profile(let profile) = $0 { profile } else { nil } }
  }

  var warnings: [String] {
    events.compactMap { if case .warning(let warning) = $0 { warning.text } else { nil } }
  }

  var transcript: String {
    (events.map(\.line) + [summary.line]).map { $0 + "\n" }.joined()
  }
}

extension CoverageCounts {
  /// Lines and branches as `covered/total`.
  var words: String { "\(linesCovered)/\(linesTotal) \(branchesCovered)/\(branchesTotal)" }
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
