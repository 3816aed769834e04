import History

/// What the verdict says of losses that were taken on purpose: a silence has a name, a reason and an author.
enum AcceptanceNotes {
  private static let most = 3

  /// A line for each that may still weigh: those since the oldest run that this one is judged by.
  static func lines(of rule: RuleName, in history: RunHistory) -> [String] {
    let runs =
      history.baseline + history.others + history.past.steps.map(\.run)
      + history.benchmarksBefore.map(\.run)
    let oldest = runs.map(\.startedAt).min() ?? history.run.startedAt
    let inForce = history.acceptances.filter {
      $0.rule == rule && $0.since <= history.run.startedAt && $0.since >= oldest
    }
    let groups = Dictionary(grouping: inForce) { Group(acceptance: $0) }
      .sorted { ($0.key.since, $0.key.reason) > ($1.key.since, $1.key.reason) }
    var lines = groups.prefix(most).map { group, acceptances in
      let tests = acceptances.compactMap(\.test)
      let named = tests.count == 1 ? history.identities[tests[0]]?.id : nil
      let what = tests.isEmpty ? "" : " of \(named ?? Units.count(tests.count, "test"))"
      return
        "accepted\(what) from \(group.since.iso8601.prefix(10)) on: \(group.reason) (\(group.author))"
    }
    if groups.count > most { lines.append("accepted \(groups.count - most) more times before") }
    return lines
  }

  private struct Group: Hashable {
    var reason: String
    var author: String
    var since: Instant

    init(acceptance: Acceptance) {
      (reason, author, since) = (acceptance.reason, acceptance.author, acceptance.since)
    }
  }
}
