import History

/// What holds for the events of every format, seen to in one place on their way out of the readers.
struct ReportDoor {
  private let isOfCoverage: Bool
  private let format: String
  private var hasCoverage = false
  private var numbers = CoverageNumbers()

  init(_ format: any ReportFormat.Type) {
    self.format = format.name
    isOfCoverage = format.purpose == .supplement
  }

  /// The event as it leaves; nil where it does not.
  mutating func passed(_ event: ReportEvent) -> ReportEvent? {
    guard case .coverage(let file) = event else { return event }
    let counts = file.counts
    let lines = numbers.share(counts.linesCovered, of: counts.linesTotal)
    let branches = numbers.share(counts.branchesCovered, of: counts.branchesTotal)
    guard lines != nil, branches != nil else { return nil }
    hasCoverage = hasCoverage || counts != CoverageCounts()
    return event
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
