/// A run of the trunk that is in no baseline, and why.
public struct LeftOutRun: Sendable {
  public var run: RunSummary
  /// `excluded: wrong machine`, `incomplete`.
  public var reason: String

  /// A run that does not count, and why, in words that follow it.
  public init(run: RunSummary, reason: String) {
    self.run = run
    self.reason = reason
  }
}

extension RunHistory {
  /// Of earlier runs of the trunk, those that are not in the baseline.
  public func leftOut(of earlier: [RunSummary]) -> [LeftOutRun] {
    let used = Set(baseline.map(\.id))
    return earlier.filter { !used.contains($0.id) }
      .map { LeftOutRun(run: $0, reason: reason(against: $0)) }
  }

  private func reason(against other: RunSummary) -> String {
    if let why = other.excludedWhy { return "excluded: \(why)" }
    if !other.isComplete { return "incomplete" }
    if let part = other.part { return "a part of the suite: \(part)" }
    if other.source == run.source { return "of the same source" }
    if let base = run.baseDepth, let depth = other.depth, depth > base {
      return "newer than the commit that the branch began at"
    }
    if other.environment != run.environment { return "other machine: \(other.environment.text)" }
    return other.counts.tests == 0 ? "no tests" : "other labels"
  }
}
