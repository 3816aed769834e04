public import History

extension PruneOutcome {
  /// The document of `laptime prune --format json`.
  public var json: JSON {
    .document([
      ("removed", .integer(removed)), ("needed", .integer(needed)),
      ("attempts", .integer(attempts)),
      ("days", .integer(days)), ("bytes_before", .integer(bytesBefore)),
      ("bytes_after", .integer(bytesAfter)), ("dry_run", .bool(isDryRun)),
      ("size_missed", .integer(missedSize)),
      (
        "suites",
        .array(
          suites.map {
            .object([
              ("project", .string($0.project)), ("suite", .string($0.name)),
              ("removed", .integer($0.removed)), ("kept", .integer($0.kept)),
            ])
          })
      ),
    ])
  }

  /// `412 runs thinned out into 90 days: 824,000 results, 30.1 MB before, 9.2 MB now`, a line a suite, and what stays.
  public var text: String {
    guard removed > 0 else {
      return "no run goes\(needed > 0 ? ": \(stay)" : "")\n"
    }
    let verb = isDryRun ? "would be thinned out" : "thinned out"
    var text =
      "\(Units.count(removed, "run")) \(verb) into \(Units.count(days, "day")): "
      + "\(Units.count(attempts, "result")), \(Units.bytes(bytesBefore)) before, "
      + "\(Units.bytes(bytesAfter)) \(isDryRun ? "then" : "now")\n"
    for suite in suites where suite.removed > 0 {
      text +=
        "  \(TerminalText.visible(suite.name)): \(Units.grouped(suite.removed)) went, "
        + "\(Units.count(suite.kept, "run")) stay\n"
    }
    if needed > 0 { text += "  \(stay)\n" }
    if isDryRun { text += "  nothing was changed\n" }
    return text
  }

  private var stay: String {
    "\(Units.count(needed, "older run")) stay\(needed == 1 ? "s" : ""): pinned, accepted, or needed by verdicts"
  }

  /// What could not be done, a line each, for standard error.
  public var warnings: [String] {
    var warnings: [String] = []
    if let missedSize {
      warnings.append(
        "\(Units.bytes(missedSize)) cannot be reached: what is left is pinned, or needed by verdicts"
      )
    }
    if isLogLeft {
      warnings.append(
        "another process has the store open: the disk has the rest back when that ends")
    }
    return warnings
  }
}
