import Gate
import History

/// What failed, by what the author has to do about it.
extension ReviewComment {
  /// So many failures are seen.
  private static let failuresSeen = 10

  /// What a comment calls a kind of failure.
  enum FailureKind: Int, CaseIterable, Comparable {
    case yours, failed, unknown, outage, main, flaky, quarantined, forgiven

    init(_ finding: Finding) {
      self =
        switch finding.whose?.kind {
        case .yours: .yours
        case .main: .main
        case .flaky: finding.forgiven == .pass ? .forgiven : .flaky
        case .quarantined: .quarantined
        case .outage: .outage
        case .unknown: .unknown
        case nil:
          switch finding.forgiven {
          case .quarantine: .quarantined
          case .pass: .forgiven
          case nil: .failed
          }
        }
    }

    static func < (a: FailureKind, b: FailureKind) -> Bool { a.rawValue < b.rawValue }

    var needsAttention: Bool { self <= .unknown }

    var words: Markdown {
      switch self {
      case .yours: "probably yours"
      case .failed: "failed"
      case .unknown: "can't tell"
      case .outage: "an outage"
      case .main: "already failing on the trunk"
      case .flaky: "known to be flaky"
      case .quarantined: "quarantined"
      case .forgiven: "passed when run again"
      }
    }
  }

  /// The findings of the rule on failures, with what each is to the author.
  var openFailures: [(kind: FailureKind, finding: Finding)] {
    (report.report(of: FailedTests.name)?.told ?? []).map { (FailureKind($0), $0) }
  }

  var failures: CommentSection {
    let kinds = Dictionary(grouping: openFailures, by: \.kind).mapValues { $0.map(\.finding) }
    var (open, folds): ([Markdown], [CommentFold]) = ([], [])
    for kind in FailureKind.allCases {
      guard let findings = kinds[kind] else { continue }
      if kind <= .outage {
        open += findings.map { line($0, of: kind) }
      } else {
        let lines = findings.map { line($0, of: kind) }
        folds.append(CommentFold("\(lines.count) \(kind.words)", lines, weight: 4))
      }
    }
    let rest = Array(open.dropFirst(Self.failuresSeen))
    if !rest.isEmpty {
      folds.insert(CommentFold("and \(rest.count) more failed", rest, weight: 5), at: 0)
    }
    return CommentSection(
      title: "Failures", lines: Array(open.prefix(Self.failuresSeen)), folds: folds)
  }

  private func line(_ finding: Finding, of kind: FailureKind) -> Markdown {
    // On the trunk nobody asks whose it is.
    let isOnTrunk = report.history.isOfTrunkCommit
    let chance =
      finding.whose?.pYours.map { p in
        let share = Units.decimal(100 * p, decimals: 0)
        return " (\(share) % likely \(isOnTrunk ? "broken by this commit" : "yours"))"
      } ?? ""
    let said = finding.evidence.first.map { " — \($0)" } ?? ""
    // Those that are the author's say it before the name.
    let isSaid = kind <= .outage
    let line = line(finding, (isSaid ? finding.summary : finding.sentence) + said)
    guard kind != .failed, isSaid else { return line }
    let isFirst = isOnTrunk && finding.figures.contains { $0.name == "first_failure" }
    let words: Markdown =
      switch kind {
      case .yours where isOnTrunk: "newly broken"
      case .unknown where isFirst: "first failure, broken or flaky"
      default: kind.words
      }
    return "- *\(words)\(chance)* \(Markdown(verbatim: String(line.text.dropFirst(2))))"
  }

  /// A line of a list about what a finding speaks of.
  func line(_ finding: Finding, _ text: String) -> Markdown {
    let name =
      finding.test.map { report.history.identities[$0]?.shown ?? "test \($0.rawValue)" }
      ?? finding.file
    let lead: Markdown = name.map { "**\(CommentSection.cut($0, to: 300))**: " } ?? ""
    return CommentSection.item(lead, text)
  }
}
