public import History

/// Coverage is at least the floor.
public enum CoverageFloor: Rule {
  public static let name = RuleName("coverage-floor")
  public static let about = "coverage is at least the floor"
  public static let needsTests = true
  /// That coverage is gone; a floor is changed in `laptime.toml`.
  public static let acceptance: AcceptanceScope? = .run
  public static let limits: RunFigure? = .coverage

  /// A floor stands in `laptime.toml`: only that nothing tells of coverage is a loss beside it.
  public static func isLoss(_ report: RuleReport) -> Bool { report.status == .warn }

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    let floor = policy[CoverageSettings.floor]
    let metric = policy[CoverageSettings.metric]
    if let reason = incomplete(judged) { return reason }
    guard let coverage = history.run.coverage, let actual = coverage.percent(metric) else {
      return missing(in: history, floor: floor, metric)
    }
    let holds = actual >= floor
    let shrunk = shrinkage(of: coverage, in: history)
    let summary =
      "\(Units.percent(actual, against: floor)) \(metric.phrase), at least \(Units.percent(floor)) wanted"
      + (coverage.breakdown.map { " (\($0))" } ?? "")
    let told = shrunk.map {
      "; it tells of \(Units.grouped($0.now)) lines, of \(Units.grouped($0.before)) before"
    }
    return report(
      holds ? shrunk == nil ? .pass : .warn : .fail, summary + (told ?? ""),
      limit: .percent(floor), actual: .percent(actual),
      figures: shares(coverage) + [
        ("lines_total", .count(Int(coverage.linesTotal))),
        ("lines_before", (shrunk?.before).map(Figure.count) ?? .flag(nil)),
      ],
      findings: holds ? [] : [finding(coverage, actual, floor, metric)])
  }

  /// The share of the lines of earlier runs that coverage has to tell of.
  private static let usualShare = 0.9

  /// How many lines coverage tells of, where those are fewer than it told of before; nil where they are not.
  private static func shrinkage(of coverage: CoverageCounts, in history: RunHistory) -> (
    now: Int, before: Int
  )? {
    let earlier = history.baseline.isEmpty ? history.others : history.baseline
    guard let usual = earlier.first(where: { $0.coverage != nil })?.coverage?.linesTotal,
      Double(coverage.linesTotal) < usualShare * Double(usual)
    else { return nil }
    return (Int(coverage.linesTotal), Int(usual))
  }

  /// What is said where the run tells no coverage: it is a loss where runs before it told some, in every run until
  /// coverage is back or its loss was accepted.
  private static func missing(in history: RunHistory, floor: Double, _ metric: CoverageMetric)
    -> RuleReport
  {
    let earlier = history.coverageBaseline
    let has = earlier.map { $0.coverage?.percent(metric) != nil }
    let lost = has.prefix { !$0 }.count
    let before = history.coverageBefore.filter { $0.coverage.percent(metric) != nil }
    let last = lost < earlier.count ? earlier[lost].startedAt : before.first?.start
    guard let newest = last, isUsual(has.dropFirst(lost)),
      !isAccepted(in: history, since: newest)
    else {
      return skipped("no coverage was recorded", for: .use, limit: .percent(floor))
    }
    let known = has.count(where: \.self)
    let runs = Units.count(known, "earlier run")
    let all = known < earlier.count ? "" : known == 1 ? "the " : "all "
    let runsLost = lost == 1 ? "the run" : "\(Units.grouped(lost)) runs"
    let summary =
      lost == 0
      ? ", though \(all)\(runs) had it" : ", nor in \(runsLost) before; earlier ones had it"
    return report(
      .warn, "no coverage was recorded" + summary, limit: .percent(floor),
      figures: [("runs_with_coverage", .count(known)), ("runs_without", .count(lost))],
      findings: [
        Finding(
          summary: "coverage is missing, or tells of no line",
          figures: [("runs_with_coverage", .count(known)), ("runs_without", .count(lost))],
          evidence: lost < earlier.count ? ["last seen in run \(earlier[lost].key.short)"] : [],
          next: .accept(name, nil))
      ])
  }

  /// Whether runs, newest first, tell coverage by habit, up to the newest that did: all of them, or two in a row;
  /// not as of a suite that is measured now and then.
  private static func isUsual(_ has: ArraySlice<Bool>) -> Bool {
    !has.contains(false) || zip(has, has.dropFirst()).contains { $0 && $1 }
  }

  /// Whether it was taken on purpose that there is no coverage since a run that had some; on another branch it
  /// counts there alone.
  private static func isAccepted(in history: RunHistory, since newest: Instant) -> Bool {
    history.acceptances.contains {
      $0.rule == name && $0.since <= history.run.startedAt && $0.since > newest
        && ($0.branch == nil || $0.branch == history.trunk || $0.branch == history.run.branch)
    }
  }

  private static func finding(
    _ coverage: CoverageCounts, _ actual: Double, _ floor: Double, _ metric: CoverageMetric
  ) -> Finding {
    let (covered, total) = coverage.counted(by: metric)
    let needed = Int64((floor / 100 * Double(total)).rounded(.up)) - covered
    return Finding(
      summary: "\(Units.count(Int(needed), metric.unit)) more to cover to reach the floor",
      figures: [
        ("to_cover", .count(Int(needed))),
        ("coverage_percent", .percent(actual)), ("floor_percent", .percent(floor)),
      ] + shares(coverage) + [
        ("lines_covered", .count(Int(coverage.linesCovered))),
        ("lines_total", .count(Int(coverage.linesTotal))),
        ("branches_covered", .count(Int(coverage.branchesCovered))),
        ("branches_total", .count(Int(coverage.branchesTotal))),
      ], next: .lookAtCoverage)
  }

  private static func shares(_ coverage: CoverageCounts) -> [(name: String, value: Figure)] {
    [
      ("line_percent", coverage.percent(.line).map(Figure.percent) ?? .flag(nil)),
      ("branch_percent", coverage.percent(.branch).map(Figure.percent) ?? .flag(nil)),
    ]
  }
}

extension CoverageMetric {
  /// What is counted, in words.
  var phrase: String {
    switch self {
    case .combined: "of lines and branches"
    case .line: "of lines"
    case .branch: "of branches"
    }
  }

  /// One of what is counted.
  var unit: String {
    switch self {
    case .combined: "line or branch"
    case .line: "line"
    case .branch: "branch"
    }
  }
}

extension CoverageCounts {
  /// How many are covered and how many there are, by the metric.
  func counted(by metric: CoverageMetric) -> (covered: Int64, total: Int64) {
    switch metric {
    case .combined: (linesCovered + branchesCovered, linesTotal + branchesTotal)
    case .line: (linesCovered, linesTotal)
    case .branch: (branchesCovered, branchesTotal)
    }
  }

  /// Lines and branches apart, where there are branches.
  var breakdown: String? {
    guard let lines = percent(.line), let branches = percent(.branch) else { return nil }
    return "lines \(Units.percent(lines)), branches \(Units.percent(branches))"
  }
}

extension RunHistory {
  /// The runs, newest first, that coverage is compared with: those of other sources where there are any, so
  /// that a loss does not become the usual by being run again.
  var coverageBaseline: [RunSummary] {
    let earlier = baseline.isEmpty ? others : baseline
    let ofOthers = earlier.filter { $0.source != run.source }
    return ofOthers.isEmpty ? earlier : ofOthers
  }
}
