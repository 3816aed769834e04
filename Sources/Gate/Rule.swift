public import Analysis
public import History

/// One named check. What it says does not depend on its level: a rule that finds something says
/// `fail`, and the gate makes a warning of it where the policy wants that.
///
/// All of a rule stands in its file: its name, its usual level, its settings with their meaning, whether a
/// loss can be accepted, and the check. `GateRules.all` names the file's type, and all else follows.
public protocol Rule: SendableMetatype {
  /// What `laptime.toml`, options and documents call it.
  static var name: RuleName { get }
  /// How much the rule weighs where `laptime.toml` does not say.
  static var usualLevel: RuleLevel { get }
  /// What it asks, in one line without a full stop.
  static var about: String { get }
  /// Its own settings, beside its level.
  static var settings: [SettingDescription] { get }
  /// Of what a loss can be taken on purpose; nil where none can.
  static var acceptance: AcceptanceScope? { get }
  /// The tests whose loss the rule speaks of; none for a rule that speaks of no lost tests.
  static func lostTests(of history: RunHistory, by policy: Policy) -> [TestID]
  /// Whether what the rule reports can be taken on purpose, where a loss of its kind can.
  static func isLoss(_ report: RuleReport) -> Bool
  /// Whether a lasting change is the loss that the rule speaks of: of the test, or of the run where there is none.
  static func speaks(of change: SuiteChange.Subject, test: TestID?) -> Bool
  /// The steps of the trunk's past of which the rule has to know what changed in them.
  static func stepsToExplain(of history: RunHistory, by policy: Policy) -> Set<Int>
  /// Why nobody can know whether the rule holds, though it finds nothing; nil where somebody can.
  static func doubt(of history: RunHistory) -> NoDataReason?
  /// Whether it finds tests that take longer. Such a test is no false alarm while it is as slow, whether or not it
  /// is named again, and `explain` has more to say of it.
  static var findsSlowTests: Bool { get }
  /// The figure of the run that it holds to a limit, which is told beside the verdict.
  static var limits: RunFigure? { get }
  /// Whether it fails by what tests show, so that it judges nothing where no test ran.
  static var needsTests: Bool { get }
  /// Judges a run.
  static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport
}

extension Rule {
  public static var usualLevel: RuleLevel { .fail }
  public static var settings: [SettingDescription] { [] }
  public static var acceptance: AcceptanceScope? { nil }
  public static var needsTests: Bool { false }
  public static func lostTests(of history: RunHistory, by policy: Policy) -> [TestID] { [] }
  public static func isLoss(_ report: RuleReport) -> Bool { true }
  public static func speaks(of change: SuiteChange.Subject, test: TestID?) -> Bool { false }
  public static func stepsToExplain(of history: RunHistory, by policy: Policy) -> Set<Int> { [] }
  public static func doubt(of history: RunHistory) -> NoDataReason? { nil }
  public static var findsSlowTests: Bool { false }
  public static var limits: RunFigure? { nil }

  static var section: SettingSection { .rule(name) }

  static func report(
    _ status: RuleStatus, _ summary: String, limit: Figure? = nil, actual: Figure? = nil,
    figures: [(name: String, value: Figure)] = [], findings: [Finding] = [],
    next: NextStep? = nil
  ) -> RuleReport {
    var report = RuleReport(
      rule: name, status: status, summary: summary, limit: limit, actual: actual,
      findings: findings)
    report.figures = figures
    report.next = next
    return report
  }

  /// What a rule says that judges nothing.
  static func skipped(
    _ summary: String, for lack: RuleLack, limit: Figure? = nil, next: NextStep? = nil
  ) -> RuleReport {
    var report = report(.skipped, summary, limit: limit, next: next)
    report.lack = lack
    return report
  }

  /// What a rule says that needs all of a run; nil where all of it is there.
  static func incomplete(_ judged: JudgedRun) -> RuleReport? {
    if judged.history.isOfBenchmarks { return report(.skipped, "only benchmarks were run") }
    if let part = judged.history.run.part {
      return report(.skipped, "only a part of the suite was run: \(part)")
    }
    return judged.history.run.isComplete
      ? nil : report(.skipped, "the run is incomplete: what is not there was not lost")
  }

  /// Why there is no run of the trunk to look for lost tests in.
  static func noReference(_ history: RunHistory) -> String {
    history.newestTrunkRun == nil
      ? "no earlier complete run on \(history.trunk)"
      : "no earlier complete run on \(history.trunk) has other files than this one"
  }

  /// What a rule of durations says where the baseline is too short.
  static func tooFewRuns(_ history: RunHistory, _ policy: Policy) -> RuleReport {
    var report = skipped(
      (history.baseline.count < policy.slowdowns.minimumRuns ? "" : "too few of ")
        + "\(Units.count(history.baseline.count, "earlier run")) of \(history.trunk)"
        + (history.others.isEmpty ? "" : " with the labels of this one")
        + (history.baseline.count < policy.slowdowns.minimumRuns ? "" : " can be compared")
        + ", \(policy.slowdowns.minimumRuns) are needed",
      for: .earlierRuns(policy.slowdowns.minimumRuns))
    report.figures = [
      ("baseline_runs", .count(history.baseline.count)),
      ("runs_needed", .count(policy.slowdowns.minimumRuns)),
    ]
    return report
  }
}
