import Analysis
import History

extension StatusPage {
  /// For people: the newest run and its verdict, then a line each for time, coverage, what changed, what
  /// flakes and what is due.
  public func text(width: Int?, style: TextStyle) -> String {
    var text = style.colored(head, .bold)
    text += TextWrap.hanging(head + "   ", run, indent: 2, width: width).dropFirst(head.count)
    text += line("time", time, width: width) + line("coverage", coverage, width: width)
    text += broken(width: width) + changed(width: width)
    text += line("failing", failures, width: width) + line("flaky", flakes, width: width)
    let dueLines = due.rows.indices.map { dueText($0) }
    for (index, words) in dueLines.enumerated() {
      text += line(index == 0 ? "due" : "", words, width: width)
    }
    if !others.isEmpty {
      text += line("suites", others.joined(separator: ", ") + " too (--suite)", width: width)
    }
    return text + next
  }

  private var head: String {
    "\(TerminalText.visible(suite)) on \(TerminalText.visible(branch))"
  }

  /// `12 runs since 2026-11-22 · newest 32235436, 2 h ago: fail (failures)`.
  private var run: String {
    let first = trend.texts("started").first.flatMap { $0 }.map { " since \($0.prefix(10))" } ?? ""
    return "\(Units.count(trend.rows.count, "run"))\(first) · newest \(newest.key.short), "
      + "\(Self.ago(newest.startedAt, now)): \(judged)"
  }

  private var judged: String {
    guard let verdict else { return "not judged yet" }
    let failed = verdict.rules.filter { $0.status == .fail || $0.status == .inconclusive }.map(
      \.name)
    let word = verdict.verdict.word
    return failed.isEmpty ? word : "\(word) (\(failed.joined(separator: ", ")))"
  }

  /// So many runs say what is usual, as on the page.
  private static let usualRuns = 30

  private var time: String? {
    let walls = trend.numbers("wall_us")
    guard let newest = newest.wall else { return nil }
    let limit = budget.map { " of \(Units.duration($0))" } ?? ""
    // What was usual before the newest run, with which that is compared.
    let before = zip(trend.texts("run"), walls).filter { $0.0 != self.newest.key.short }
    let usual = Self.median(before.suffix(Self.usualRuns).compactMap(\.1)).map {
      "   usually \(Units.duration(Int64(min($0, 9e15))))"
    }
    let sum = newest.origin == .sum ? " (sum of the tests)" : ""
    let taken =
      budget.map { Units.duration(newest.microseconds, against: $0) }
      ?? Units.duration(newest.microseconds)
    return taken + limit + sum + "   "
      + Sparkline.text(walls.map { $0 ?? .nan }, width: 12) + (usual ?? "")
  }

  private var coverage: String? {
    let values = trend.numbers("coverage_percent")
    guard let newest = values.last ?? nil else { return nil }
    return "\(Units.percent(newest, against: floor)) of \(Units.percent(floor))   "
      + Sparkline.text(values.map { $0 ?? .nan }, width: 12)
  }

  /// What the newest run could not load, or what else broke outside its tests.
  private func broken(width: Int?) -> String {
    let told = newest.errors.prefix(3).enumerated().map { index, error in
      line(index == 0 ? "broken" : "", error.line, width: width)
    }
    let more = newest.errors.count - told.count
    return told.joined()
      + (more > 0 ? line("", "and \(more) more: laptime failures", width: width) : "")
  }

  private func changed(width: Int?) -> String {
    guard !losses.isEmpty else {
      return line("changed", "no lasting loss of time or coverage is known", width: width)
    }
    var text = ""
    for (index, entry) in losses.prefix(3).enumerated() {
      let place = changes.place(entry.found.change.index)
      let commit = place.flatMap(\.commit).map { "\(CommitHash.short($0))  " } ?? ""
      let since = place?.run.map { ", since \($0.startedAt.iso8601.prefix(10))" } ?? ""
      let lost = entry.found.secondsPerRun
      let extra =
        lost > 0 ? ", +\(Units.duration(Int64((lost * 1_000_000).rounded()))) a run" : ""
      let name = entry.test?.shown ?? entry.kind
      let ratio = entry.found.change.ratio.map { " ×\(Units.fixed($0, decimals: 2))" } ?? ""
      text += line(
        index == 0 ? "changed" : "",
        commit + name + ratio + extra + since, width: width)
    }
    let more = losses.count - 3
    return text + (more > 0 ? line("", "and \(more) more: laptime changes", width: width) : "")
  }

  /// Whether the branch has to do with what is said of a test: it flakes, on whatever branch, or fails on this one.
  private func isOfBranch(_ entry: SuiteFlakes.Entry) -> Bool {
    entry.assessment.state.isKnownToFlake || failing.contains(entry.test)
  }

  /// Tests that fail, and are not known to fail now and then; nil where there are none.
  private var failures: String? {
    let entries = flaky.flakes.entries.filter {
      isOfBranch($0) && !$0.assessment.state.isKnownToFlake
    }
    guard let worst = entries.first else { return nil }
    return "\(Units.count(entries.count, "test")): \(flaky.name(of: worst.test)), "
      + worst.assessment.state.rawValue
      + (entries.count > 1 ? "; laptime flaky lists the others" : "")
  }

  private var flakes: String {
    let entries = flaky.flakes.entries.filter(\.assessment.state.isKnownToFlake)
    guard let worst = entries.first else { return "no test is known to flake" }
    let count = Units.count(entries.count, "test")
    let cost = worst.cost.microseconds
    return "\(count), \(flaky.flakesPerRun) a run; costliest "
      + flaky.name(of: worst.test) + (cost > 0 ? ", \(Units.duration(cost))" : "")
  }

  private func dueText(_ row: Int) -> String {
    let expires = due.texts("expires")[row] ?? ""
    let owner = due.texts("owner")[row].map { ", \($0)" } ?? ""
    return "quarantine of \(due.texts("test")[row] ?? "")\(owner) ends on \(expires)"
  }

  private var next: String {
    var steps: [String] = []
    if verdict.map({ $0.verdict != .pass }) ?? true {
      steps.append(NextStep.judge(run: newest.key).command)
    }
    if let test = losses.lazy.compactMap(\.test).first {
      steps.append(TestStep.show.command(of: test.shown))
    }
    if let worst = flaky.flakes.entries.first(where: isOfBranch) {
      steps.append(TestStep.show.command(of: flaky.name(of: worst.test)))
    }
    return steps.map { "  → \($0)\n" }.joined()
  }

  private func line(_ name: String, _ text: String?, width: Int?) -> String {
    guard let text else { return "" }
    return TextWrap.hanging(
      "  \(TerminalText.padded(name, to: 8))  ", TerminalText.visible(text), indent: 12,
      width: width)
  }

  static func median(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    return sorted.isEmpty ? nil : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// How long ago something was, in one unit.
  static func ago(_ then: Instant, _ now: Instant) -> String {
    let minutes = max(0, now.microseconds - then.microseconds) / 60_000_000
    return switch minutes {
    case ..<1: "just now"
    case ..<60: "\(minutes) min ago"
    case ..<(48 * 60): "\(minutes / 60) h ago"
    default: "\(minutes / 1440) days ago"
    }
  }
}
