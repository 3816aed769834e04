import History

@testable import Reports

/// A whole report, read.
struct ReadReport {
  var attempts: [ReportedAttempt] = []
  var runErrors: [RunError] = []
  var coverage: [FileCoverage] = []
  var benchmarks: [Benchmark] = []
  var warnings: [String] = []
  var summary: ReportSummary

  /// Reads a file of the fixtures, by its path in their folder.
  init(fixture: String, file: String = #filePath) throws {
    let tests = file.split(separator: "/", omittingEmptySubsequences: false)
    let folder = tests.prefix { $0 != "Tests" }.joined(separator: "/")
    try self.init(ReportSource(path: "\(folder)/Tests/Fixtures/\(fixture)"))
  }

  init(text: String) throws {
    try self.init(ReportSource(name: "report", bytes: Array(text.utf8)))
  }

  init(_ source: ReportSource) throws {
    var read = ReadReport(summary: ReportSummary(format: ""))
    read.summary = try ReportReader.read(source) { event in
      switch event {
      case .attempt(let attempt): read.attempts.append(attempt)
      case .runError(let error): read.runErrors.append(error)
      case .coverage(let file): read.coverage.append(file)
      case .benchmark(let benchmark): read.benchmarks.append(benchmark)
      case .warning(let warning): read.warnings.append(warning.text)
      }
    }
    self = read
  }

  private init(summary: ReportSummary) { self.summary = summary }

  /// The attempts in a line each: the outcome, what makes the attempt special, the id.
  var lines: [String] {
    attempts.map { attempt in
      let marks = [attempt.isRetry ? "retry" : nil, attempt.worker].compactMap { $0 }
      return ([attempt.outcome.word] + marks + [attempt.test.id]).joined(separator: " ")
    }
  }

  /// The outcomes of each test, in order; a report that knows no unexpected passes has passes.
  var outcomes: [String: [Outcome]] {
    attempts.reduce(into: [:]) { outcomes, attempt in
      let outcome = attempt.outcome == .xpassed ? .passed : attempt.outcome
      outcomes[attempt.test.id, default: []].append(outcome)
    }
  }

  /// The sum over all files.
  var counts: CoverageCounts { coverage.reduce(CoverageCounts()) { $0 + $1.counts } }
}

extension CoverageCounts {
  /// Lines and branches as `covered/total`.
  var words: String { "\(linesCovered)/\(linesTotal) \(branchesCovered)/\(branchesTotal)" }
}
