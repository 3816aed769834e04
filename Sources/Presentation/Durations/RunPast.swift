public import History

/// What led up to a run: the runs that are in no baseline, and the commits since the last run.
public struct RunPast: Sendable {
  public var leftOut: [LeftOutRun]
  /// The newest run of the trunk before.
  public var previous: RunSummary?
  /// The commits since then, newest first; nil where git does not know.
  public var commits: [(commit: String, subject: String)]?

  /// Where the time went that the run took longer; nil where it or the trunk has no profile.
  public var functions: GrownFunctions?

  /// How many of each are shown to people.
  private static let shown = 10

  /// What lies between a run and the one before.
  public init(
    leftOut: [LeftOutRun], previous: RunSummary?, commits: [(commit: String, subject: String)]?
  ) {
    self.leftOut = leftOut
    self.previous = previous
    self.commits = commits
  }

  /// The members of a document.
  var members: [(String, JSON)] {
    [
      (
        "left_out",
        .array(
          leftOut.map { entry in
            .object([
              ("run", .string(entry.run.key.text)), ("commit", .string(entry.run.commit)),
              ("reason", .string(entry.reason)),
            ])
          })
      ),
      ("previous_run", .string(previous?.key.text)), ("previous_commit", .string(previous?.commit)),
      (
        "commits",
        commits.map { commits in
          .array(
            commits.map { commit in
              .object([("commit", .string(commit.commit)), ("subject", .string(commit.subject))])
            })
        } ?? .null
      ),
    ] + (functions?.members ?? [])
  }

  /// The lines for people, after an empty one; nothing where there is nothing to say.
  func text(width: Int?) -> String {
    var lines: [String] = []
    if !leftOut.isEmpty {
      lines.append("left out of the baseline:")
      lines += leftOut.prefix(Self.shown).map { "  \($0.run.key.short)  \($0.reason)" }
      if leftOut.count > Self.shown { lines.append("  … and \(leftOut.count - Self.shown) more") }
    }
    if let commits, !commits.isEmpty, let previous {
      lines.append("\(Units.count(commits.count, "commit")) since run \(previous.key.short):")
      lines += commits.prefix(Self.shown).map { "  \(CommitHash.short($0.commit))  \($0.subject)" }
      if commits.count > Self.shown { lines.append("  … and \(commits.count - Self.shown) more") }
    } else if commits == nil, let commit = previous?.commit, let previous {
      lines.append("the run before is \(previous.key.short) of commit \(CommitHash.short(commit))")
    }
    lines = (functions?.lines ?? []) + lines
    guard !lines.isEmpty else { return "" }
    let shown = lines.map { line in
      let visible = TerminalText.visible(line)
      return "  " + (width.map { TerminalText.shortened(visible, to: max(20, $0 - 2)) } ?? visible)
    }
    return "\n" + shown.joined(separator: "\n") + "\n"
  }
}
