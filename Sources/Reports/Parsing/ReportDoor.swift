import History

/// What holds for the events of every format, seen to in one place on their way out of the readers.
struct ReportDoor {
  private let isOfCoverage: Bool
  private let format: String
  private var hasCoverage = false
  private var numbers = CoverageNumbers()

  init(_ format: any ReportFormat.Type) {
    self.format = format.name
    isOfCoverage = format.purpose == .coverage
  }

  /// The event as it leaves; nil where it does not.
  mutating func passed(_ event: ReportEvent) -> ReportEvent? {
    switch event {
    case .attempt(var attempt):
      guard !attempt.failures.isEmpty else { return event }
      attempt.failures = attempt.failures.map {
        attempt.outcome.isFailure ? $0.told(of: attempt.test) : $0.cut
      }
      return .attempt(attempt)
    case .runError(var error):
      error.failure = error.failure.told(of: nil)
      return .runError(error)
    case .coverage(let file): return isPossible(file.counts) ? event : nil
    case .benchmark, .profile, .warning: return event
    }
  }

  private mutating func isPossible(_ counts: CoverageCounts) -> Bool {
    let lines = numbers.share(counts.linesCovered, of: counts.linesTotal)
    let branches = numbers.share(counts.branchesCovered, of: counts.branchesTotal)
    hasCoverage = hasCoverage || counts != CoverageCounts()
    return lines != nil && branches != nil
  }

  /// What is to be told behind all events.
  var warnings: [ReportWarning] {
    guard isOfCoverage, !hasCoverage else { return numbers.warnings }
    return numbers.warnings + [
      ReportWarning(
        "the \(format) report has no line of any file, so that it tells no coverage; was it written "
          + "before the tests ran, or of other folders?")
    ]
  }
}
