public import Analysis
import History

/// What a selection of so much time would have found, for people and programs.
public struct AuditedBudget: Sendable {
  /// Microseconds in tests.
  public var budget: Int64
  public var audit: SelectionAudit

  /// An audit of a selection of so much time.
  public init(budget: Int64, audit: SelectionAudit) {
    self.budget = budget
    self.audit = audit
  }

  /// One line: `30 s of tests would have found 41 of 45 new failures (91 %; 81 to 97)`.
  public var sentence: String {
    let budget = "\(Units.duration(budget)) of tests"
    guard let recall = audit.recall else {
      return
        "\(Units.count(audit.runs, "run")) were replayed and had no new failure, so that nobody "
        + "knows what \(budget) would find"
    }
    let range = audit.interval
    return "\(budget) would have found \(audit.found) of "
      + "\(Units.count(audit.failures, "new failure")) in \(Units.count(audit.runs, "run")): "
      + "\(percent(recall)) % (\(percent(range.lowerBound)) to \(percent(range.upperBound)))"
  }

  private func percent(_ share: Double) -> String { "\(Int((100 * share).rounded(.down)))" }

  private var cost: String? {
    guard audit.allTime > 0 else { return nil }
    let share = 100 * Double(audit.chosenTime) / Double(audit.allTime)
    return
      "with what failed last, changed or was new it takes \(Units.decimal(share, decimals: 1)) % "
      + "of the time of all tests"
  }

  public func text(width: Int?) -> String {
    [sentence, cost].compactMap(\.self)
      .flatMap { TextWrap.lines($0, width: width) }.map { "\($0)\n" }.joined()
  }

  public var json: JSON {
    let range = audit.interval
    return .document([
      ("budget_us", .integer(budget)), ("recall", .number(audit.recall)),
      ("recall_low", .number(audit.recall == nil ? nil : range.lowerBound)),
      ("recall_high", .number(audit.recall == nil ? nil : range.upperBound)),
      ("runs", .integer(audit.runs)), ("failures", .integer(audit.failures)),
      ("found", .integer(audit.found)), ("chosen_us", .integer(audit.chosenTime)),
      ("all_us", .integer(audit.allTime)),
    ])
  }
}
