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
        "failed_without_quarantine",
        .integer(failures.count { !$0.rulesWithoutQuarantine.isEmpty })
      ),
      ("failed_runs", .array(failures.filter { !$0.rules.isEmpty }.map(json))),
      ("forgiven_runs", .array(failures.filter(\.rules.isEmpty).map(json))),
    ])
  }

  /// For people: the rules that had something to judge, then what other thresholds would have made.
  public func text(width: Int?) -> String {
    text(width: width) { $0.text(width: width) }
  }

  /// The same as Markdown.
  public var markdown: String {
    "## Laptime: the past under this policy\n\n" + text(width: nil) { "\n" + $0.markdown }
  }

  private func text(width: Int?, _ show: (PlainTable) -> String) -> String {
    var text = heading + "\n"
    guard runs > 0 else { return text }
    text += "\n" + show(ruleTable) + failedRuns(width: width)
    if thresholds.contains(where: { $0.suspects > 0 }) {
      text +=
        "\nSlower tests told at other thresholds of \(DurationRegression.name), whether they\n"
      text += "were as slow in the next run, and how many --confirm would run again:\n\n"
      text += show(thresholdTable)
    }
    return text
  }

  private var heading: String {
    let failed = "\(Units.count(runs, "run")) replayed: \(verdicts[.fail] ?? 0) would have failed"
    guard hadQuarantine else { return failed }
    return failed
      + ", \(failures.count { !$0.rulesWithoutQuarantine.isEmpty }) without the quarantine"
  }

  /// The newest runs that would have failed, each with what to type to see why.
  private func failedRuns(width: Int?) -> String {
    let shown = failures.suffix(Self.shownFailures).reversed()
    guard !shown.isEmpty else { return "" }
    let lines = shown.map { failure in
      let run = "\(failure.run.startedAt.iso8601.prefix(10)) run \(failure.run.key.short)"
      let commit = failure.run.commit.map { " of \(TerminalText.visible(CommitHash.short($0)))" }
      let rules = failure.rules.isEmpty ? failure.rulesWithoutQuarantine : failure.rules
      let why = failure.rules.isEmpty ? " (without the quarantine)" : ""
      return TextWrap.hanging(
        "- \(run)\(commit ?? ""): ", rules.map(\.rawValue).joined(separator: ", ") + why, indent: 4,
        width: width) + failure.commands.map { "      \($0)\n" }.joined()
    }
    let more = failures.count - shown.count
    return "\nWould have failed, the newest first:\n\n" + lines.joined()
      + (more > 0 ? "\n… and \(more) more (--format json lists all)\n" : "")
  }

  /// More failed runs than this are a matter for programs.
  private static let shownFailures = 20

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
      ("min-ratio", .number), ("min-extra", .number), ("runs", .number), ("told", .number),
      ("lasting", .number), ("gone", .number), ("to re-run", .number), ("", .name),
    ])
    for tally in thresholds {
      table.add(
        [
          Units.fixed(tally.minimumRatio, decimals: 2),
          Units.duration(Int64((tally.minimumExtra * 1_000_000).rounded())),
        ]
          + [tally.runs, tally.told, tally.lasting, tally.recovered, tally.suspects]
          .map(Units.grouped)
          + [tally.isPolicy ? "← this policy" : ""])
    }
    return table
  }

  private func json(_ failure: FailedRun) -> JSON {
    .object([
      ("run", .string(failure.run.key.text)), ("commit", .string(failure.run.commit)),
      ("rules", .array(failure.rules.map { .string($0.rawValue) })),
      (
        "rules_without_quarantine",
        .array(failure.rulesWithoutQuarantine.map { .string($0.rawValue) })
      ), ("next", .array(failure.commands.map(JSON.string))),
    ])
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
      ("told", .integer(tally.told)), ("suspects", .integer(tally.suspects)),
      ("lasting", .integer(tally.lasting)),
      ("recovered", .integer(tally.recovered)),
    ])
  }
}

extension PolicyBacktest.FailedRun {
  /// What to type to see why it would have failed, a command for each rule.
  fileprivate var commands: [String] {
    rules.map { NextStep.replay($0, run: run.key).command }
  }
}
