import Analysis
public import History
public import Quarantine

/// The quarantine is short, and every line of it is owned, has a day on which it ends, and speaks of a
/// test that may be in it.
public enum QuarantineUpkeep: Rule {
  public static let name = RuleName("quarantine")
  public static let about = "what lines of quarantine.txt may ask"
  public static let days = section.whole("days", 30, in: 1...3650)
  public static let percent = section.number("percent", 1, in: 0...100)
  public static let settings = [days.description, percent.description]

  /// What lines of the file may ask under a policy.
  public static func limits(by policy: Policy) -> QuarantineReview.Limits {
    var limits = QuarantineReview.Limits()
    limits.days = Int64(policy[days])
    limits.share = policy[percent] / 100
    return limits
  }

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    guard let reviewed = judged.quarantine else {
      return skipped("no test is quarantined", for: .use)
    }
    let review = reviewed.review
    let objections = zip(reviewed.quarantine.entries, review.objections).filter { !$0.1.isEmpty }
    let bad = reviewed.problems.count + objections.count
    let unseen = zip(reviewed.quarantine.entries, zip(review.isUnseen, review.objections))
      .filter { $0.1.0 && $0.1.1.isEmpty }.map(\.0)
    var summary = "\(Units.count(review.tests, "test")) quarantined"
    if bad > 0 { summary += ", \(Units.count(bad, "line")) of \(reviewed.path) to mend" }
    if review.testsOverCap > 0 { summary += ", \(review.testsOverCap) more than are allowed" }
    if !unseen.isEmpty {
      summary += ", \(Units.count(unseen.count, "line")) of no test that was ever seen"
    }
    // Where all are quarantined there is nothing that the quarantine could have hidden.
    let status: RuleStatus =
      if !reviewed.isClean { judged.nothingRan == nil ? .fail : .warn } else {
        unseen.isEmpty ? .pass : .warn
      }
    return report(
      status, summary, limit: .count(0),
      actual: .count(bad + review.testsOverCap),
      figures: [
        ("tests", .count(review.tests)), ("lines_to_mend", .count(bad)),
        ("tests_over_limit", .count(review.testsOverCap)), ("lines_unseen", .count(unseen.count)),
      ],
      findings: reviewed.problems.map { problem in
        Finding(
          summary: "\(reviewed.path):\(problem.line):\(problem.column): \(problem.reason)",
          figures: [("line", .count(problem.line)), ("column", .count(problem.column))])
      }
        + objections.map { entry, objections in
          Finding(
            summary: "\(reviewed.path):\(entry.line): \(entry.test) "
              + objections.map(\.words).joined(separator: ", "),
            figures: figures(entry)
              + objections.compactMap(\.days).map { ("days", .count(Int($0))) },
            next: objections.contains(.pattern) ? .listTests : .checkQuarantine)
        }
        + unseen.map { entry in
          Finding(
            summary: "\(reviewed.path):\(entry.line): \(entry.test) \(QuarantineReview.unseen)",
            figures: figures(entry), next: .listTests)
        })
  }

  private static func figures(_ entry: QuarantineEntry) -> [(name: String, value: Figure)] {
    [("line", .count(entry.line)), ("entry", .text(entry.test))]
  }
}

extension QuarantineReview {
  /// What is said of a line whose test was never seen, to follow the name.
  public static let unseen = "names no test that was ever seen"
}

extension QuarantineReview.Objection {
  /// How long the line holds, where that is too long.
  fileprivate var days: Int64? {
    switch self {
    case .tooLong(let days), .tooLongFromToday(let days): days
    default: nil
    }
  }

  /// What is wrong, to follow the test's name.
  public var words: String {
    switch self {
    case .expired: "has expired"
    case .noOwner: "has no owner"
    case .noExpiry: "has no day on which it expires"
    case .tooLong(let days): "holds for \(days) days"
    case .tooLongFromToday(let days):
      "does not say when it was added, and holds for \(days) days from today"
    case .ineligible(let state): "is \(state.rawValue), not flaky"
    case .unmatched: "names a test that has not run of late"
    case .pattern: "is a pattern, and a line suspends one test: write a line for each, with its id"
    }
  }
}
