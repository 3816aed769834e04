import History
import Reports

/// What became of reading one file.
struct Reading {
  var format = ""
  var counts = Counts()
  var files = 0
  var benchmarks = 0
  var coverage = CoverageCounts()
  /// Errors that belong to no test, which the manifest may count as cases.
  var runErrors = 0
  var retries = 0
  private var latest: [TestIdentity: Outcome] = [:]
  var isComplete = true
  /// Why the file was refused, with the position; nil where it was read.
  var refusal: String?
  var hasPosition = false

  init() {}

  init(of path: String) {
    do {
      let source = try ReportSource(path: path)
      let summary = try ReportReader.read(source) { count($0) }
      format = summary.format
      isComplete = summary.isComplete
    } catch let error as ReportError {
      hasPosition = error.position != nil
      let place = error.position.map { "\($0.line):\($0.column) (byte \($0.byte)) " } ?? ""
      refusal = place + error.reason
    } catch {
      refusal = "\(error)"
    }
  }

  private mutating func count(_ event: ReportEvent) {
    switch event {
    case .attempt(let attempt): count(attempt)
    case .runError:
      counts.cases += 1
      counts.errors += 1
      runErrors += 1
    case .coverage(let file):
      files += 1
      coverage = coverage + file.counts
    case .benchmark: benchmarks += 1
    case .warning: break
    }
  }

  /// Counts a test by what it came to: a retry takes the place of what it repeats, unless that passed.
  private mutating func count(_ attempt: ReportedAttempt) {
    var outcome = attempt.outcome
    if attempt.isRetry, let before = latest[attempt.test] {
      counts.add(before, -1)
      if before.isPass { outcome = before }
      retries += 1
    }
    latest[attempt.test] = outcome
    counts.add(outcome, 1)
  }
}

extension Counts {
  /// Counts a test, or takes it out again.
  fileprivate mutating func add(_ outcome: Outcome, _ count: Int) {
    cases += count
    switch outcome {
    case .passed, .xpassed: passed += count
    case .failed, .timedOut: failed += count
    case .errored, .crashed: errors += count
    case .skipped, .xfailed: skipped += count
    }
  }
}
