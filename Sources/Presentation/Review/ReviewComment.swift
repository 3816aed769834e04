public import History

/// A report of the gate as the comment of a review: what the author has to know first, little enough to be
/// read, short enough to be posted.
public struct ReviewComment {
  let report: GateReport
  public let topic: CommentTopic

  /// The comment on a report.
  public init(_ report: GateReport, topic: CommentTopic) {
    self.report = report
    self.topic = topic
  }

  /// GitHub refuses more than 65,536 characters; bytes are never fewer.
  static let limit = 60_000

  /// The comment in Markdown, which begins with the marker so that nothing cuts it off.
  public var markdown: Markdown {
    let sections = [failures, figures, table]
    let shown = sections.filter { !$0.lines.isEmpty || !$0.folds.isEmpty }
    let head = "\(Markdown(verbatim: topic.marker))\n\(heading)" as Markdown
    let seen = shown.map { section -> Markdown in
      let title: Markdown = section.title.text.isEmpty ? "" : "\n### \(section.title)\n"
      return section.lines.reduce(title + "\n") { $0 + $1 + "\n" }
    }
    let room = Self.limit - ([head] + seen).reduce(0) { $0 + $1.text.utf8.count }
    let counts = Self.counts(of: shown.flatMap(\.folds), in: room)
    var place = 0
    return zip(shown, seen).reduce(head) { text, part in
      part.0.folds.reduce(text + part.1) { text, fold in
        defer { place += 1 }
        return text + "\n" + fold.text(showing: counts[place])
      }
    }
  }

  /// How many lines of each fold there is room for, what weighs most first.
  private static func counts(of folds: [CommentFold], in room: Int) -> [Int] {
    var room = folds.reduce(room) { $0 - $1.frame }
    var counts = folds.map { _ in 0 }
    for index in folds.indices.sorted(by: { (-folds[$0].weight, $0) < (-folds[$1].weight, $1) }) {
      for line in folds[index].lines {
        room -= line.text.utf8.count + 1
        guard room >= 0 else { break }
        counts[index] += 1
      }
    }
    return counts
  }

  private var heading: Markdown {
    let run = report.history.run
    let commit = run.commit.map { " of commit \(CommitHash.short($0))" } ?? ""
    let of = CommentSection.cut("\(topic.words), run \(run.key.short)\(commit)")
    var text: Markdown = "## \(report.verdict.sign) Laptime: \(report.verdict.word)\n\n"
    text += "**\(headline)**: \(of)\n"
    for reason in (report.reasons.map { report.sentence(of: $0) } + report.warnings).prefix(3) {
      text += "\n> \(CommentSection.cut(reason))\n"
    }
    let policy = report.policyLines
    if let first = policy.first { text += "\n> ⚠️ \(CommentSection.cut(first)):\n" }
    for line in policy.dropFirst() { text += "> - \(CommentSection.cut(line))\n" }
    return text
  }

  /// `4 failed, 1 probably needs your attention`.
  private var headline: String {
    let counts = report.history.run.counts
    let failed = counts.failed + counts.errored
    guard failed > 0 else { return counts.text }
    let open = openFailures.count { $0.kind.needsAttention }
    return "\(Units.grouped(failed)) failed, "
      + "\(Units.grouped(open)) probably \(open == 1 ? "needs" : "need") your attention"
  }
}

extension Verdict {
  /// The verdict in a character that has a colour.
  var sign: Markdown {
    switch self {
    case .pass: "✅"
    case .fail: "❌"
    case .inconclusive: "❔"
    case .noData: "⚪"
    }
  }
}

extension RuleStatus {
  var sign: Markdown {
    switch self {
    case .pass: "✅"
    case .fail: "❌"
    case .warn: "⚠️"
    case .inconclusive: "❔"
    case .skipped: "–"
    }
  }
}
