public import History

extension RunHistory {
  /// The tests that went from the trunk before its newest run, as far as nobody took that on purpose and no test
  /// that came since is likely the same under another name.
  ///
  /// A test that one run alone had may be one whose name changes from run to run; it counts where the oldest run
  /// had it, or where more than `share` (0…1) of a run's tests went with it at once.
  public func earlierLosses(_ rule: RuleName, share: Double) -> [TrunkPast.EarlierTest] {
    let lost = past.earlier.filter {
      !isAccepted(rule, of: $0.test, lastSeen: past.steps[$0.step].run.startedAt)
    }
    guard !lost.isEmpty else { return [] }
    let atOnce = Dictionary(lost.map { ($0.step, 1) }, uniquingKeysWith: +)
    let many = Set(
      atOnce.filter { Double($1) > share * Double(past.steps[$0].tests) }.keys)
    let named = lost.filter { identities[$0.test] != nil }
    let came = past.came.compactMap { identities[$0] }
    let renamed = RenamePairing.pairs(
      gone: named.compactMap { identities[$0.test] }, new: came
    ).map { named[$0.gone].test }
    let known = Set(renamed)
    return lost.filter {
      !known.contains($0.test) && ($0.runs > 1 || $0.isOfOldest || many.contains($0.step))
    }
  }

  /// The tests of a newer run of the trunk that somebody took out, which neither this run has nor the one that losses
  /// are seen by, as far as nobody took that on purpose.
  public func hiddenLosses(_ rule: RuleName) -> [TestID] {
    guard let takenOut else { return [] }
    let known = Set(results.map(\.test)).union(lossReference?.results.map(\.test) ?? [])
    return takenOut.results.map(\.test).filter {
      !known.contains($0) && !isAccepted(rule, of: $0, lastSeen: takenOut.run.startedAt)
    }
  }

  /// The tests that went since the newest run of the trunk, as far as nobody took that on purpose.
  public func recentLosses(_ rule: RuleName) -> [TestID] {
    guard let trunk = lossReference else { return [] }
    return goneTests.filter { !isAccepted(rule, of: $0, lastSeen: trunk.run.startedAt) }
  }
}
