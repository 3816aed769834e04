import Gate
public import History

extension GateReport {
  /// The verdict, the run and the figures that matter most, in two lines where there is room.
  func headline(width: Int?, style: TextStyle) -> String {
    let run = history.run
    let branch = run.branch.map(TerminalText.visible) ?? "no branch"
    let changes = run.isDirty ? " with changes" : ""
    let commit =
      run.commit.map { " @ " + TerminalText.visible(CommitHash.short($0)) + changes } ?? ""
    return Self.headline(
      verdict,
      [
        [TerminalText.visible(run.suite), run.key.short, branch + commit, tests],
        figures,
      ], reasons: reasons.map { TerminalText.visible(sentence(of: $0)) }, width: width, style: style
    )
  }

  /// A verdict with lines of facts beside it, and sentences below them.
  static func headline(
    _ verdict: Verdict, _ facts: [[String]], reasons: [String] = [], width: Int?, style: TextStyle
  ) -> String {
    let lead = "\(verdict.mark) \(verdict.word)   "
    let indent = TerminalText.width(lead)
    let room = width.map { max(20, $0 - indent) }
    let lines =
      facts.filter { !$0.isEmpty }.flatMap { TextWrap.packed($0, between: " · ", width: room) }
      + reasons.flatMap { TextWrap.lines($0, width: room) }
    let gap = "\n" + String(repeating: " ", count: indent)
    return style.colored(lead, verdict.color) + lines.joined(separator: gap) + "\n"
  }

  /// How many tests there were and how they ended.
  private var tests: String {
    let counts = history.run.counts
    if history.hasBenchmarksAlone {
      return Units.count(history.benchmarks.count, "benchmark")
    }
    let failed = counts.failed + counts.errored
    guard failed > 0 else { return counts.text }
    return "\(Units.grouped(failed)) of \(Units.count(counts.tests, "test")) failed"
  }

  /// Time and coverage beside what they are held to, the machine, and how many warnings there are.
  private var figures: [String] {
    var figures: [String] = []
    if let wall = history.run.wall {
      let sum = wall.origin == .sum ? " (sum of the tests)" : ""
      var time = Units.duration(wall.microseconds)
      if case .microseconds(let limit)? = report(of: .wallTime)?.limit {
        time = "\(Units.duration(wall.microseconds, against: limit)) of \(Units.duration(limit))"
      }
      figures.append(time + sum)
    }
    let coverage = report(of: .coverage)
    if case .percent(let actual)? = coverage?.actual, case .percent(let limit)? = coverage?.limit {
      figures.append(
        "coverage \(Units.percent(actual, against: limit)) of \(Units.percent(limit))")
    } else if let percent = history.run.coverage?.percent(.combined) {
      figures.append("coverage \(Units.percent(percent))")
    }
    if let machineFactor {
      figures.append("machine ×\(Units.fixed(machineFactor, decimals: 2))")
    }
    let warned = rules(with: .warn).count
    if warned > 0 { figures.append(Units.count(warned, "warning")) }
    return figures
  }
}

extension GateReport {
  /// What the rule says that holds a figure of the run to a limit.
  private func report(of figure: RunFigure) -> RuleReport? {
    GateRules.all.first { $0.limits == figure }.flatMap { report(of: $0.name) }
  }

  /// The text where there is no run to judge: why, and what to type.
  public static func noDataText(
    _ reason: String, next: [String], width: Int?, style: TextStyle
  ) -> String {
    let text = headline(
      .noData, [[]], width: width, style: style)
    let lead = "\(Verdict.noData.mark) \(Verdict.noData.word)   "
    let indent = TerminalText.width(lead)
    let lines = TextWrap.lines(
      TerminalText.visible(reason), width: width.map { max(20, $0 - indent) })
    let gap = String(repeating: " ", count: indent)
    return String(text.dropLast()) + lines.joined(separator: "\n" + gap) + "\n"
      + next.map { gap + "→ \($0)\n" }.joined()
  }
}

extension Verdict {
  var word: String { self == .noData ? "no data" : rawValue }

  var mark: String {
    switch self {
    case .pass: "✓"
    case .fail: "✗"
    case .inconclusive: "?"
    case .noData: "–"
    }
  }

  var color: TextStyle.Color {
    switch self {
    case .pass: .green
    case .fail: .red
    case .inconclusive, .noData: .yellow
    }
  }
}
