import Analysis
public import History

/// One named check. What it says does not depend on its level: a rule that finds something says
/// `fail`, and the gate makes a warning of it where the policy wants that.
///
/// All of a rule stands in its file: its name, its usual level, its settings with their meaning, whether a
/// loss can be accepted, and the check. `GateRules.all` names the file's type, and all else follows.
public protocol Rule: SendableMetatype {
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
  /// Whether it fails by what tests show, so that it judges nothing where no test ran.
  static var needsTests: Bool { get }
  /// Judges a run.
  static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport
}

/// Of what a rule's loss can be taken on purpose.
public enum AcceptanceScope: Sendable {
  case test
  case run
  /// Of tests that are named, else of all that the run lost.
  case lostTests
}

extension Rule {
  public static var usualLevel: RuleLevel { .fail }
  public static var settings: [SettingDescription] { [] }
  public static var acceptance: AcceptanceScope? { nil }
  public static var needsTests: Bool { false }
  public static func lostTests(of history: RunHistory, by policy: Policy) -> [TestID] { [] }

  static var section: SettingSection { .rule(name) }

  static func report(
    _ status: RuleStatus, _ summary: String, limit: Figure? = nil, actual: Figure? = nil,
    findings: [Finding] = []
  ) -> RuleReport {
    RuleReport(
      rule: name, status: status, summary: summary, limit: limit, actual: actual,
      findings: findings)
  }

  /// What a rule says that judges nothing.
  static func skipped(_ summary: String, for lack: RuleLack, limit: Figure? = nil) -> RuleReport {
    var report = report(.skipped, summary, limit: limit)
    report.lack = lack
    return report
  }

  /// What a rule says that needs all of a run; nil where all of it is there.
  static func incomplete(_ judged: JudgedRun) -> RuleReport? {
    if let part = judged.history.part {
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
    skipped(
      (history.baseline.count < policy.slowdowns.minimumRuns ? "" : "too few of ")
        + "\(Units.count(history.baseline.count, "earlier run")) of \(history.trunk)"
        + (history.others.isEmpty ? "" : " with the labels of this one")
        + (history.baseline.count < policy.slowdowns.minimumRuns ? "" : " can be compared")
        + ", \(policy.slowdowns.minimumRuns) are needed",
      for: .earlierRuns(policy.slowdowns.minimumRuns))
  }
}

/// Whether what is only suspected may pass.
public enum Confirmation: String, CaseIterable, SettingType {
  case required, optional
}
