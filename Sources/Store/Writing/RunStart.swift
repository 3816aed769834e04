import History

/// When a run began, as far as the clocks that say so can be believed.
enum RunStart {
  /// How much clocks may differ, in microseconds.
  static let skew: Int64 = 3_600_000_000
  /// 1990-01-01. Nobody's tests are older; clocks that were never set are.
  private static let oldest = Instant(microseconds: 631_152_000_000_000)

  /// What is wrong with a start; nil where it can be.
  ///
  /// `committed`: when the commit that was run was made.
  static func fault(of start: Instant, committed: Instant?, now: Instant) -> String? {
    if start.microseconds > now.microseconds + skew { return "which is still to come" }
    if start < oldest && now >= oldest { return "before 1990" }
    if let committed, start.microseconds < committed.microseconds - skew {
      return "before its commit was made (\(committed.iso8601))"
    }
    return nil
  }

  /// The first start that can be, else the time of recording with a warning.
  static func choose(
    among starts: [Instant], committed: Instant?, now: Instant
  ) -> (start: Instant, warning: ReportWarning?) {
    var wrong: (start: Instant, fault: String)?
    for start in starts {
      guard let fault = fault(of: start, committed: committed, now: now) else {
        return (start, nil)
      }
      wrong = wrong ?? (start, fault)
    }
    let warning = wrong.map {
      ReportWarning(
        "the run is dated \($0.start.iso8601), \($0.fault), and is taken to have begun now; "
          + "the clock of the machine that ran it may be wrong")
    }
    return (now, warning)
  }
}
