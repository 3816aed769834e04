import History

/// What the attempts of a run come to.
struct RunTally {
  var counts = RunCounts()
  /// Of all attempts together, in microseconds; nil where nobody measured any.
  var duration: Int64?
  /// The same of the first attempts alone.
  var firstDuration: Int64?

  /// Of no attempt yet.
  init() {}

  /// What the attempts of a run come to.
  init(of block: RunBlock) {
    for result in block.results { counts.add(result) }
    block.forEach { place, tried in
      for attempt in tried ?? [block.first(at: place)] { Self.add(attempt.duration, to: &duration) }
      Self.add(block.first(at: place).duration, to: &firstDuration)
    }
  }

  /// Counts a test that has this one attempt.
  mutating func add(_ outcome: Outcome, duration: Int64?) {
    counts.add(outcome)
    counts.attempts += 1
    Self.add(duration, to: &self.duration)
    firstDuration = self.duration
  }

  private static func add(_ duration: Int64?, to sum: inout Int64?) {
    guard let duration else { return }
    let (total, overflow) = (sum ?? 0).addingReportingOverflow(duration)
    sum = overflow ? .max : total
  }
}
