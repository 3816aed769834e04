import Analysis
public import History

/// Every test of the newest complete run of the trunk is there, of another source that had lost none itself: a
/// loss heals neither by running again nor at the next commit.
///
/// A test that went is a warning where the file that held it changed since, or where nobody can tell;
/// it fails where the file did not change, or where more of the suite went than the policy allows.
public enum MissingTests: Rule {
  public static let name = RuleName("missing-tests")
  public static let about = "no test of the trunk is gone"
  public static let acceptance: AcceptanceScope? = .lostTests
  public static let percent = section.number(
    "percent", 5, in: 0...100, "of the suite that may go where a reason shows")
  public static let settings = [percent.description]

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    if let reason = incomplete(history) { return reason }
    guard let trunk = history.lossReference else {
      return report(.skipped, "no earlier complete run of another commit on \(history.trunk)")
    }
    let gone = history.goneTests.filter { history.accepted(name, of: $0) == nil }
    let since = trunk.run.key.short
    guard !gone.isEmpty else {
      return adding(
        followed: history,
        to: report(
          .pass, "all \(Units.count(trunk.results.count, "test")) of \(since) are there",
          limit: .count(0), actual: .count(0)))
    }
    let share = 100 * Double(gone.count) / Double(trunk.results.count)
    let isMany = share > policy[percent]
    let renames = history.renames
    let finder = TestFiles(history.changes)
    let fates = gone.map { (test: $0, fate: finder.fate(of: history.identities[$0])) }
    let unexplained = fates.filter { $0.fate == .unchanged && renames[$0.test] == nil }.count
    var summary =
      "\(Units.count(gone.count, "test")) of \(since) gone "
      + "(\(Units.percent(share, against: policy[percent])) of the suite)"
    if isMany { summary += ", more than \(Units.percent(policy[percent]))" }
    let paired = gone.count { renames[$0] != nil }
    if paired > 0 { summary += ", \(paired) likely renamed" }
    var report = report(
      isMany || unexplained > 0 ? .fail : .warn, summary, limit: .count(0),
      actual: .count(gone.count),
      findings: fates.map { finding($0.test, $0.fate, renames[$0.test], history, since: since) })
    report.figures = [
      ("gone_percent", .percent(share)), ("limit_percent", .percent(policy[percent])),
      ("likely_renamed", .count(paired)), ("unexplained", .count(unexplained)),
    ]
    return adding(followed: history, to: report)
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

  private static func finding(
    _ test: TestID, _ fate: TestFiles.Fate, _ renamed: TestID?, _ history: RunHistory,
    since: String
  ) -> Finding {
    if let renamed, let new = history.identities[renamed] {
      return Finding(
        .test(test), summary: "gone, likely renamed to \(new.id)",
        figures: [("renamed_to", .text(new.id)), ("file_changed", .flag(fate.flag))],
        evidence: ["last seen in run \(since)"], next: .rename(test, to: new))
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

  var phrase: String {
    switch self {
    case .changed: "its file changed since"
    case .unchanged: "its file did not change"
    case .unknown: "nobody can tell whether its file changed"
    }
  }
}
