import Analysis
public import History

/// What a policy would have said of the past, run after run, and whether it would have been right.
///
/// An alarm that is gone in the next run, though nobody took the loss, was most likely none: a policy
/// that often raises such alarms is too strict.
public struct PolicyBacktest: Sendable {
  /// What one rule would have said.
  public struct RuleTally: Sendable {
    public var rule: RuleName
    /// In how many runs it had what it needs.
    public var judged = 0
    public var failed = 0
    public var warned = 0
    /// Of the runs that it failed or warned of, those after which the next run had nothing of it left.
    public var recovered = 0
  }

  /// A run that would have failed.
  public struct FailedRun: Sendable {
    public var run: RunSummary
    /// The rules that fail it with the quarantine of its time, and without any; empty where it would not fail.
    public var rules: [RuleName]
    public var rulesWithoutQuarantine: [RuleName]
  }

  /// How many slower tests people would have been told of with other thresholds.
  public struct ThresholdTally: Sendable {
    public var minimumRatio: Double
    /// Seconds.
    public var minimumExtra: Double
    /// Whether these are the policy's own.
    public var isPolicy: Bool
    /// How many runs had tests to tell of, and how many those were in all.
    public var runs = 0
    public var told = 0
    /// How many were slow enough to be run again, told or not.
    public var suspects = 0
    /// Of those that were told, those that were as slow in the next run, and those that were not.
    public var lasting = 0
    public var recovered = 0
  }

  public let policy: Policy
  /// How many runs were replayed, and how many of them would have had each verdict.
  public private(set) var runs = 0
  public private(set) var verdicts: [Verdict: Int] = [:]
  public private(set) var rules: [RuleTally] = GateRules.all.map { RuleTally(rule: $0.name) }
  public private(set) var thresholds: [ThresholdTally] = []
  /// The runs that would have failed with the quarantine of their time or without it, oldest first.
  public private(set) var failures: [FailedRun] = []
  /// Whether some run had a quarantine.
  public private(set) var hadQuarantine = false

  private var previous: Replay?

  /// Nothing replayed yet.
  public init(_ policy: Policy) {
    self.policy = policy
    let slowdowns = policy.slowdowns
    for ratio in Set([1.1, 1.25, 1.5, 2, slowdowns.minimumRatio]).sorted() {
      for extra in Set([0.02, 0.05, 0.1, slowdowns.minimumExtra]).sorted() {
        thresholds.append(
          ThresholdTally(
            minimumRatio: ratio, minimumExtra: extra,
            isPolicy: ratio == slowdowns.minimumRatio && extra == slowdowns.minimumExtra))
      }
    }
  }

  /// Replays one more run, newer than those before.
  public mutating func add(_ judged: JudgedRun) {
    let replay = Replay(judged, policy)
    runs += 1
    verdicts[replay.verdict, default: 0] += 1
    note(replay.failing, judged)
    for i in rules.indices { add(replay, toRule: i) }
    for i in thresholds.indices { add(replay, toThreshold: i) }
    previous = replay
  }

  /// Notes by which rules a run fails, with the quarantine and without it.
  private mutating func note(_ rules: [RuleName], _ judged: JudgedRun) {
    var bare = rules
    if judged.quarantine != nil {
      hadQuarantine = true
      bare = Replay.failing(GateRules.judge(judged.withoutQuarantine, by: policy))
    }
    guard !rules.isEmpty || !bare.isEmpty else { return }
    failures.append(
      FailedRun(run: judged.history.run, rules: rules, rulesWithoutQuarantine: bare))
  }

  private mutating func add(_ replay: Replay, toRule i: Int) {
    let status = replay.status(of: rules[i].rule)
    if status != .skipped { rules[i].judged += 1 }
    if status == .fail { rules[i].failed += 1 }
    if status == .warn { rules[i].warned += 1 }
    if let previous, replay.hasRecovered(from: previous, GateRules.all[i]) {
      rules[i].recovered += 1
    }
  }

  private mutating func add(_ replay: Replay, toThreshold i: Int) {
    let suspects = replay.suspects(at: thresholds[i], policy)
    let told = replay.told(suspects)
    thresholds[i].suspects += suspects.count
    thresholds[i].told += told.count
    if !told.isEmpty { thresholds[i].runs += 1 }
    for test in previous.map({ $0.told($0.suspects(at: thresholds[i], policy)) }) ?? [] {
      guard let now = replay.judgements[test], !replay.isAccepted(test) else { continue }
      if now.ratio >= thresholds[i].minimumRatio {
        thresholds[i].lasting += 1
      } else {
        thresholds[i].recovered += 1
      }
    }
  }
}

/// What is kept of a replayed run until the next one shows whether it was right.
private struct Replay {
  var verdict: Verdict
  var rules: [RuleReport]
  /// The rules by which the run fails; empty where it does not.
  var failing: [RuleName]
  var judgements: [TestID: DurationJudgement]
  /// The tests that the rule tells people of, and those beyond the suite's noise, which it would tell of by other
  /// thresholds.
  private var worthALook: Set<TestID>
  private var tests: Set<TestID>
  private var accepted: Set<TestID>
  private let minimumRatio: Double

  init(_ judged: JudgedRun, _ policy: Policy) {
    let (history, evidence) = (judged.history, judged.durations)
    let report = GateRules.judge(judged, by: policy)
    verdict = report.verdict
    rules = report.rules
    failing = Self.failing(report)
    judgements = [:]
    for judgement in evidence.unjudged != nil ? [] : evidence.judgement?.tests ?? [] {
      judgements[evidence.tests[judgement.test]] = judgement
    }
    worthALook = Set(
      judgements.filter { evidence.isBeyondNoise($0.value) }.keys)
    worthALook.formUnion(
      report.report(of: DurationRegression.name)?.told.compactMap(\.test) ?? [])
    tests = Set(history.results.map(\.test))
    accepted = Set(history.acceptances.compactMap(\.test))
    minimumRatio = policy.slowdowns.minimumRatio
  }

  static func failing(_ report: GateReport) -> [RuleName] {
    report.verdict == .fail ? report.rules.filter { $0.status == .fail }.map(\.rule) : []
  }

  func status(of rule: RuleName) -> RuleStatus {
    rules.first { $0.rule == rule }?.status ?? .skipped
  }

  func isAccepted(_ test: TestID) -> Bool { accepted.contains(test) }

  /// Whether an alarm of the run before is gone: no test that it named, of those still there, is named
  /// again. A slow test is not gone while it is as slow, even where its baseline has got used to that.
  func hasRecovered(from previous: Replay, _ kind: any Rule.Type) -> Bool {
    let rule = kind.name
    guard [.fail, .warn].contains(previous.status(of: rule)) else { return false }
    let status = status(of: rule)
    if kind.findsSlowTests, previous.named(by: rule).contains(where: isStillSlow) {
      return false
    }
    if status == .pass { return true }
    let alarmed = previous.named(by: rule).intersection(tests)
    return status != .skipped && !alarmed.isEmpty && alarmed.isDisjoint(with: named(by: rule))
  }

  private func isStillSlow(_ test: TestID) -> Bool {
    judgements[test].map { $0.ratio >= minimumRatio && !isAccepted(test) } ?? false
  }

  private func named(by rule: RuleName) -> Set<TestID> {
    Set(rules.first { $0.rule == rule }?.findings.compactMap(\.test) ?? [])
  }

  /// Those of some suspects that people are told of.
  func told(_ suspects: [TestID]) -> [TestID] { suspects.filter(worthALook.contains) }

  func suspects(at threshold: PolicyBacktest.ThresholdTally, _ policy: Policy) -> [TestID] {
    judgements.filter { _, judgement in
      judgement.pValue < policy.slowdowns.suspectSignificance
        && judgement.ratio >= threshold.minimumRatio
        && judgement.extraSeconds >= threshold.minimumExtra
        && judgement.effect > judgement.baseline.upperDecile
    }.map(\.key)
  }
}
