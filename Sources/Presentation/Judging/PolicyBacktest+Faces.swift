public import Gate
import History

extension PolicyBacktest {
  /// The document of `laptime backtest --format json`.
  public var json: JSON {
    .document([
      ("runs", .integer(runs)),
      ("failed", .integer(verdicts[.fail] ?? 0)), ("passed", .integer(verdicts[.pass] ?? 0)),
      ("inconclusive", .integer(verdicts[.inconclusive] ?? 0)),
      ("no_data", .integer(verdicts[.noData] ?? 0)),
      ("rules", .array(rules.map(json))),
      ("thresholds", .array(thresholds.map(json))),
      (
        "failed_runs",
        .array(
          failures.map { failure in
            .object([
              ("run", .string(failure.run.key.text)), ("commit", .string(failure.run.commit)),
              ("rules", .array(failure.rules.map { .string($0.rawValue) })),
            ])
          })
      ),
    ])
  }

  /// For people: the rules that had something to judge, then what other thresholds would have made.
  public func text(width: Int?) -> String {
    text { $0.text(width: width) }
  }

  /// The same as Markdown.
  public var markdown: String {
    "## Laptime: the past under this policy\n\n" + text { "\n" + $0.markdown }
  }

  private func text(_ show: (PlainTable) -> String) -> String {
    let failed = verdicts[.fail] ?? 0
    var text = "\(Units.count(runs, "run")) replayed: \(failed) would have failed\n"
    guard runs > 0 else { return text }
    text += "\n" + show(ruleTable)
    if thresholds.contains(where: { $0.suspects > 0 }) {
      text += "\nSlower tests at other thresholds of \(DurationRegression.name), and whether they\n"
      text += "were as slow in the next run:\n\n" + show(thresholdTable)
    }
    return text
  }

  private var ruleTable: PlainTable {
    var table = PlainTable([
      ("rule", .name), ("judged", .number), ("failed", .number), ("warned", .number),
      ("gone in the next run", .number),
    ])
    for tally in rules where tally.judged > 0 {
      table.add(
        [tally.rule.rawValue]
          + [tally.judged, tally.failed, tally.warned, tally.recovered].map(Units.grouped))
    }
    return table
  }

  private var thresholdTable: PlainTable {
    var table = PlainTable([
      ("min-ratio", .number), ("min-extra", .number), ("runs", .number), ("tests", .number),
      ("lasting", .number), ("gone", .number), ("", .name),
    ])
    for tally in thresholds {
      table.add(
        [
          Units.fixed(tally.minimumRatio, decimals: 2),
          Units.duration(Int64((tally.minimumExtra * 1_000_000).rounded())),
        ] + [tally.runs, tally.suspects, tally.lasting, tally.recovered].map(Units.grouped)
          + [tally.isPolicy ? "← this policy" : ""])
    }
    return table
  }

  private func json(_ tally: RuleTally) -> JSON {
    .object([
      ("rule", .string(tally.rule.rawValue)), ("judged", .integer(tally.judged)),
      ("failed", .integer(tally.failed)), ("warned", .integer(tally.warned)),
      ("recovered", .integer(tally.recovered)),
    ])
  }

  private func json(_ tally: ThresholdTally) -> JSON {
    .object([
      ("min_ratio", .number(tally.minimumRatio)),
      ("min_extra_us", .integer(Int64((tally.minimumExtra * 1_000_000).rounded()))),
      ("is_policy", .bool(tally.isPolicy)), ("runs", .integer(tally.runs)),
      ("suspects", .integer(tally.suspects)), ("lasting", .integer(tally.lasting)),
      ("recovered", .integer(tally.recovered)),
    ])
  }
}
