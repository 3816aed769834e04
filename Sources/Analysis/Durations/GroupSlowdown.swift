import Statistics

/// Whether a group of tests, such as those of one file or class, got slower together.
public struct GroupSlowdown: Hashable, Sendable {
  /// The group's number.
  public var group: Int
  /// How many tests it shares with the baseline.
  public var tests: Int
  public var total: TotalComparison
  /// The p-value adjusted for the number of groups.
  public var adjustedPValue: Double
  public var isSlower: Bool

  /// Judges every group that has a baseline, in ascending order. `groups` has the number of each
  /// test's group; all else is as for `SuiteSlowdown`.
  public static func judge(
    _ run: [Double], groups: [Int], probe: Double?, baseline: TestsByRuns, probes: [Double?],
    policy: SlowdownPolicy
  ) -> [GroupSlowdown] {
    let tests = CommonTests(run, baseline)
    let members = Dictionary(grouping: tests.common) { groups[$0] }
    var judged = members.sorted { $0.key < $1.key }.compactMap { group, members in
      let history = zip(tests.totals(of: members), probes)
        .map { TotalComparison.Total(seconds: $0, probe: $1) }
      let seconds = members.reduce(0) { $0 + run[$1] }
      return TotalComparison(
        of: TotalComparison.Total(seconds: seconds, probe: probe), baseline: history, policy: policy
      ).map {
        GroupSlowdown(
          group: group, tests: members.count, total: $0, adjustedPValue: 1, isSlower: false)
      }
    }
    let adjusted = FalseDiscoveryRate.adjusted(judged.map(\.total.pValue))
    for i in judged.indices {
      judged[i].adjustedPValue = adjusted[i]
      judged[i].isSlower = judged[i].isLarge(policy) && adjusted[i] <= policy.falseDiscoveryRate
    }
    return judged
  }

  private func isLarge(_ policy: SlowdownPolicy) -> Bool {
    total.ratio >= policy.minimumTotalRatio
      && total.seconds * (1 - 1 / total.ratio) >= policy.minimumExtra
  }
}
