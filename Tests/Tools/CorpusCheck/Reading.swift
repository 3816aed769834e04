import History
import Reports

/// What became of reading one file.
struct Reading {
  var format = ""
  var dialect: Dialect?
  var counts = Counts()
  /// By outcome, finer than the counts.
  var outcomes: [Outcome: Int] = [:]
  var files = 0
  var benchmarks = 0
  var coverage = CoverageCounts()
  var warnings = 0
  /// Errors that belong to no test.
  var runErrors = 0
  /// Attempts that took the place of another one of their test.
  var retries = 0
  var isComplete = true
  /// Why the file was refused; nil where it was read.
  var refusal: String?
  var position: ReportError.Position?

  private var latest: [TestIdentity: Outcome] = [:]

  init(of path: String) {
    do {
      let source = try ReportSource(path: path)
      let summary = try ReportReader.read(source) { count($0) }
      format = summary.format
      dialect = summary.dialect
      isComplete = summary.isComplete
    } catch let error as ReportError {
      position = error.position
      let place = position.map { "\($0.line):\($0.column) (byte \($0.byte)) " } ?? ""
      refusal = place + error.reason
    } catch {
      refusal = "\(error)"
    }
  }

  private mutating func count(_ event: ReportEvent) {
    switch event {
    case .attempt(let attempt): count(attempt)
    case .runError: runErrors += 1
    case .coverage(let file):
      files += 1
      coverage = coverage + file.counts
    case .benchmark: benchmarks += 1
    case .profile: break
    case .warning: warnings += 1
    }
  }

  /// Counts a test by what it came to: a retry takes the place of what it repeats, unless that passed.
  private mutating func count(_ attempt: ReportedAttempt) {
    var outcome = attempt.outcome
    if attempt.isRetry, let before = latest[attempt.test] {
      add(before, -1)
      if before.isPass { outcome = before }
      retries += 1
    }
    latest[attempt.test] = outcome
    add(outcome, 1)
  }

  private mutating func add(_ outcome: Outcome, _ count: Int) {
    counts.add(outcome, count)
    outcomes[outcome, default: 0] += count
  }
}
