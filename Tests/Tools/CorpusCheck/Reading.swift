import History
import Reports

/// What became of reading one file.
struct Reading {
  var format = ""
  var counts = Counts()
  var files = 0
  var benchmarks = 0
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
    case .attempt(let attempt):
      if attempt.isRetry { return }
      counts.cases += 1
      switch attempt.outcome {
      case .passed, .xpassed: counts.passed += 1
      case .failed, .timedOut: counts.failed += 1
      case .errored, .crashed: counts.errors += 1
      case .skipped, .xfailed: counts.skipped += 1
      }
    case .runError:
      counts.cases += 1
      counts.errors += 1
    case .coverage: files += 1
    case .benchmark: benchmarks += 1
    case .warning: break
    }
  }
}
