import Analysis
import History

extension TestPage {
  /// For people: what it is, what it takes, how it fails, what it did last, and what to type next.
  public func text(width: Int?, style: TextStyle) -> String {
    let name = TerminalText.visible(test.shown)
    var text = style.colored(name, .bold)
    let lead = name + "   "
    text += TextWrap.hanging(
      lead, TerminalText.visible(facts.joined(separator: " · ")), indent: 2, width: width
    ).dropFirst(name.count)
    text += paragraph(took, width: width)
    text += paragraph(figures.joined(separator: " · "), width: width)
    let taken = change?.acceptance.map { "taken on purpose: \($0.reason) (\($0.author))" }
    text += paragraph(taken, width: width)
    if hasFailed {
      text += "\n" + flaky.details(width: width, style) + "\n" + flaky.legend(width: width, style)
    }
    text +=
      "\n"
      + recent.aligned(
        width: width,
        layout: TableLayout(
          hiding: ["test", "matching_tests", "call_us", "teardown_us", "worker"],
          bar: "duration_us",
          yielding: ["setup_us", "commit", "run"], whenEmpty: "it ran in none of the last runs"))
    return text + "\n" + next.map { "→ \($0)\n" }.joined()
  }

  private static let recentRuns = 8

  private var recent: ResultTable {
    ResultTable(columns: history.columns, rows: Array(history.rows.prefix(Self.recentRuns)))
  }

  private var facts: [String] {
    let entry = flaky.flakes.entries.first
    return [entry.map(flaky.state) ?? "never ran lately", tier].compactMap(\.self) + owners
  }

  /// `116 ms, 38.2 ms until 069128c4 of 2026-11-22, ×3.03 since   ▁▁▂▁▁▁▇█▇▇██`.
  private var took: String? {
    let values = history.numbers("duration_us").reversed().map { $0 ?? .nan }
    guard let newest = values.last(where: \.isFinite) else { return nil }
    let drawing = "   " + Sparkline.text(values, width: 24)
    let now = Units.duration(Int64(newest))
    guard let change else {
      let median = durations.integers("median_us").first.flatMap { $0 }
      return now + (median.map { ", usually \(Units.duration($0))" } ?? "") + drawing
    }
    let point = change.found.change
    let place = changes.place(point.index)
    let commit = place?.commit.map(CommitHash.short) ?? "the run"
    let day = place?.run.map { " of \($0.startedAt.iso8601.prefix(10))" } ?? ""
    let before = ChangeLevel(subject: change.found.subject, value: point.before).text
    let ratio = point.ratio.map { ", ×\(Units.fixed($0, decimals: 2)) since" } ?? ""
    return "\(now), \(before) until \(commit)\(day)\(ratio)" + drawing
  }

  /// How often it ran and failed, its setup and its share of the suite's time.
  private var figures: [String] {
    let entry = flaky.flakes.entries.first
    var figures = [
      entry.map { Units.count($0.assessment.sources, "source") }
        ?? Units.count(history.rows.count, "run")
    ]
    if let entry { figures[0] += hasFailed ? ", \(entry.rateWords)" : ", never failed" }
    let setups = history.numbers("setup_us").compactMap(\.self)
    if let setup = StatusPage.median(setups), setup >= 1000 {
      figures.append("setup \(Units.duration(Int64(setup)))")
    }
    if let share = durations.numbers("share_percent").first.flatMap({ $0 }) {
      figures.append("\(Units.percent(share)) of the suite's time")
    }
    return figures
  }

  private var next: [String] {
    var steps: [TestStep] = []
    var commands: [String] = []
    if let change, change.state == .active, change.found.isLoss {
      let place = changes.place(change.found.change.index)
      if let commit = place?.commit, commit.count >= 7, commit.allSatisfy(\.isHexDigit) {
        commands.append("git show \(CommitHash.short(commit))")
      }
      steps += [.explain(run: nil), .accept]
    } else if durations.rows.isEmpty == false {
      steps.append(.explain(run: nil))
    }
    if let entry = flaky.flakes.entries.first, entry.assessment.state.isKnownToFlake,
      !flaky.isQuarantined(entry)
    {
      steps.append(.quarantine(owner: owners.first))
    }
    return commands + steps.map { $0.command(of: test.shown) }
  }

  private func paragraph(_ text: String?, width: Int?) -> String {
    guard let text, !text.isEmpty else { return "" }
    return TextWrap.hanging("  ", TerminalText.visible(text), indent: 2, width: width)
  }
}
