import Analysis
public import History

/// Every test of the trunk is there: of its newest complete run of another source, and of those before it as far
/// back as the baseline goes. A loss heals neither by running again nor at the next commit.
///
/// A test that went since the newest run is a warning where the file that held it changed since, or where nobody
/// can tell; it fails where the file did not change, or where more of the suite went than the policy allows. Of
/// tests that went before, those count on whose file did not change when they went, and all of them once the
/// losses together are more than the policy allows, so that small ones do not add up unseen. One test alone whose
/// file changed is never more than that, however small the suite.
public enum MissingTests: Rule {
  public static let name = RuleName("missing-tests")
  public static let about = "no test of the trunk is gone"
  public static let needsTests = true
  public static let acceptance: AcceptanceScope? = .lostTests
  public static let percent = section.number(
    "percent", 5, in: 0...100, "of the suite that may go where a reason shows")
  public static let settings = [percent.description]

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    if let reason = incomplete(judged) { return reason }
    guard let trunk = history.lossReference else {
      return skipped(
        noReference(history), for: .earlierRuns(1))
    }
    let losses = Losses(history, by: policy)
    let (gone, standing, share, isMany) =
      (losses.recent, losses.standing, losses.percent, losses.isMany)
    let since = trunk.run.key.short
    guard !gone.isEmpty || !standing.isEmpty else {
      return adding(
        followed: history,
        to: report(
          .pass, allThere(trunk, in: history),
          limit: .count(0), actual: .count(0),
          figures: [
            ("tests_before", .count(trunk.results.count)),
            ("tests_here", .count(here(of: trunk, in: history))),
          ]))
    }
    let renames = history.renames
    let finder = TestFiles(history.changes)
    let fates = gone.map { (test: $0, fate: finder.fate(of: history.identities[$0])) }
    let came =
      gone.count > 5
      ? [:]
      : gone.reduce(into: [TestID: TestIdentity]()) { $0[$1] = history.onlyNewTest(beside: $1) }
    let unexplained =
      fates.filter { $0.fate == .unchanged && renames[$0.test] == nil }.count
      + standing.count { $0.fate == .unchanged }
    var report = report(
      isMany || unexplained > 0 ? .fail : .warn,
      summary(
        gone: gone.count, standing: standing.count, since: since, share: share,
        isMany: isMany, renamed: gone.count { renames[$0] != nil }, limit: policy[percent]),
      limit: .count(0), actual: .count(gone.count + standing.count),
      findings: fates.map {
        finding($0.test, $0.fate, renames[$0.test], came[$0.test], history, since: since)
      }
        + standing.map(finding))
    report.figures = [
      ("tests_before", .count(trunk.results.count)), ("gone", .count(gone.count)),
      ("gone_percent", .percent(share)), ("limit_percent", .percent(policy[percent])),
      ("likely_renamed", .count(gone.count { renames[$0] != nil })),
      ("unexplained", .count(unexplained)), ("gone_before", .count(standing.count)),
    ]
    return adding(followed: history, to: report)
  }

  /// How the tests of the trunk's newest run are all accounted for.
  private static func allThere(_ trunk: RunHistory.TrunkRun, in history: RunHistory) -> String {
    let here = here(of: trunk, in: history)
    let (all, since) = (Units.count(trunk.results.count, "test"), trunk.run.key.short)
    return here == trunk.results.count
      ? "all \(all) of \(since) are there"
      : "\(here) of \(all) of \(since) are there, the others went and were accepted"
  }

  private static func here(of trunk: RunHistory.TrunkRun, in history: RunHistory) -> Int {
    let present = Set(history.results.map(\.test))
    return trunk.results.count { present.contains($0.test) }
  }

  public static func lostTests(of history: RunHistory, by policy: Policy) -> [TestID] {
    let losses = Losses(history, by: policy)
    let lost = losses.recent + losses.standing.map(\.test) + history.hiddenLosses(name)
    return Set(lost).sorted()
  }

  public static func stepsToExplain(of history: RunHistory, by policy: Policy) -> Set<Int> {
    Set(history.earlierLosses(name, share: policy[percent] / 100).map(\.step))
  }

  /// A run that had tests was taken out, which does not settle that they went.
  public static func doubt(of history: RunHistory) -> NoDataReason? {
    guard let run = history.takenOut?.run else { return nil }
    let lost = history.hiddenLosses(name)
    guard !lost.isEmpty, history.run.isComplete else { return nil }
    return NoDataReason(
      "\(Units.count(lost.count, "test")) of run \(run.key.short) gone, which \(run.takenOutBy)",
      next: .accept(name, nil))
  }

  /// A test that went from the trunk before its newest run.
  private struct EarlierLoss {
    var test: TestID
    var lastSeen: RunSummary
    var fate: TestFiles.Fate
  }

  /// The tests that went and that nobody accepted.
  private struct Losses {
    /// Those of the trunk's newest run.
    let recent: [TestID]
    /// Those that went before it and count still.
    let standing: [EarlierLoss]
    /// Percent of the suite that all of them are together.
    let percent: Double
    let isMany: Bool

    init(_ history: RunHistory, by policy: Policy) {
      let limit = policy[MissingTests.percent]
      recent = history.recentLosses(name)
      let finders = history.past.steps.map { TestFiles($0.changes) }
      let earlier = history.earlierLosses(name, share: limit / 100).map { lost in
        EarlierLoss(
          test: lost.test, lastSeen: history.past.steps[lost.step].run,
          fate: finders[lost.step].fate(of: history.identities[lost.test]))
      }
      let known = (history.lossReference?.results.count ?? 0) + earlier.count
      percent = known == 0 ? 0 : 100 * Double(recent.count + earlier.count) / Double(known)
      let isOneWithReason =
        recent.count == 1 && earlier.isEmpty && limit > 0
        && TestFiles(history.changes).fate(of: history.identities[recent[0]]) == .changed
      isMany = percent > limit && !isOneWithReason
      standing = isMany ? earlier : earlier.filter { $0.fate == .unchanged }
    }
  }

  private static func summary(
    gone: Int, standing: Int, since: String, share: Double, isMany: Bool, renamed: Int,
    limit: Double
  ) -> String {
    var parts: [String] = []
    if gone > 0 { parts.append("\(Units.count(gone, "test")) of \(since) gone") }
    if standing > 0 {
      parts.append("\(Units.count(standing, "test")) gone before \(since), which nobody accepted")
    }
    var summary =
      parts.joined(separator: ", ") + " (\(Units.percent(share, against: limit)) of the suite)"
    if isMany { summary += ", more than \(Units.percent(limit))" }
    if renamed > 0 { summary += ", \(renamed) likely renamed" }
    return summary
  }

  /// Says which tests are there under other names.
  private static func adding(followed history: RunHistory, to report: RuleReport) -> RuleReport {
    guard !history.followed.isEmpty else { return report }
    var report = report
    report.figures.append(("followed", .count(history.followed.count)))
    let groups = history.followedTests
    report.notes += groups.prefix(followedShown).map {
      "\(Units.count($0.count, "test")) followed from \($0.from) to \($0.to), by \($0.proof.phrase)"
    }
    if groups.count > followedShown {
      let rest = groups.dropFirst(followedShown).reduce(0) { $0 + $1.count }
      report.notes.append(
        "\(Units.count(rest, "test")) more followed from \(groups.count - followedShown) other places"
      )
    }
    return report
  }

  private static let followedShown = 5

  private static func finding(_ lost: EarlierLoss) -> Finding {
    Finding(
      .test(lost.test),
      summary: "gone after run \(lost.lastSeen.key.short); \(lost.fate.phraseOfThen)",
      figures: [("file_changed", .flag(lost.fate.flag))],
      evidence: ["last seen in run \(lost.lastSeen.key.short)"], next: .accept(name, lost.test))
  }

  private static func finding(
    _ test: TestID, _ fate: TestFiles.Fate, _ renamed: TestID?, _ came: TestIdentity?,
    _ history: RunHistory, since: String
  ) -> Finding {
    if let renamed, let new = history.identities[renamed] {
      return Finding(
        .test(test), summary: "gone, likely renamed to \(new.shown)",
        figures: [("renamed_to", .text(new.id)), ("file_changed", .flag(fate.flag))],
        evidence: ["last seen in run \(since)"], next: .rename(test, to: new))
    }
    if fate == .changed, let new = came {
      return Finding(
        .test(test), summary: "gone; \(fate.phrase), and \(new.shown) came there",
        figures: [("file_changed", .flag(fate.flag))], evidence: ["last seen in run \(since)"],
        next: .rename(test, to: new))
    }
    return Finding(
      .test(test), summary: "gone; \(fate.phrase)",
      figures: [("file_changed", .flag(fate.flag))], evidence: ["last seen in run \(since)"],
      next: .accept(name, test))
  }
}

extension TestFiles.Fate {
  var flag: Bool? {
    switch self {
    case .changed: true
    case .unchanged: false
    case .unknown: nil
    }
  }

  /// The same of a change of then.
  var phraseOfThen: String {
    switch self {
    case .changed: "its file changed then"
    case .unchanged: "its file did not change then"
    case .unknown: "nobody can tell whether its file changed"
    }
  }

  var phrase: String {
    switch self {
    case .changed: "its file changed since"
    case .unchanged: "its file did not change"
    case .unknown: "nobody can tell whether its file changed"
    }
  }
}
