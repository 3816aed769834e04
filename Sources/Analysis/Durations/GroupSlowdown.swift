import Statistics

/// Whether a group of tests, such as those of one file or class, got slower together, with the machine's speed
/// divided out as it is for each test.
public struct GroupSlowdown: Hashable, Sendable {
  /// The group's number.
  public var group: Int
  /// How many tests it shares with the baseline.
  public var tests: Int
  public var total: TotalComparison
  /// The p-value adjusted for the number of groups.
  public var adjustedPValue: Double
  public var isSlower: Bool

  /// Judges every group that has a baseline, in ascending order, by what its tests took together over what was
  /// expected of them on the run's machine.
  ///
  /// `groups` has the number of each test's group; tests of `except` are left out, as they are told themselves.
  /// `columns`: the runs of the baseline that count.
  public static func judge(
    _ judgement: RunJudgement, groups: [Int], except: Set<Int> = [], by baseline: DurationBaseline,
    columns: [Int]
  ) -> [GroupSlowdown] {
    let policy = baseline.policy
    let members = Dictionary(grouping: judgement.tests) { groups[$0.test] }
    var judged = members.sorted { $0.key < $1.key }.compactMap { group, members in
      let tests = members.filter { !except.contains($0.test) }
      let now = TotalComparison.Total(
        seconds: tests.reduce(0) { $0 + $1.seconds },
        probe: tests.reduce(0) { $0 + $1.expectedSeconds })
      return TotalComparison(
        of: now, baseline: columns.map { baseline.total(of: tests, in: $0) }, policy: policy
      ).map {
        GroupSlowdown(
          group: group, tests: tests.count, total: $0, adjustedPValue: 1, isSlower: false)
      }
    }
    let adjusted = FalseDiscoveryRate.adjusted(judged.map(\.total.pValue))
    // What any group did in a run in which nothing changed is no news; few runs have not seen all of it.
    let usual = judged.reduce(0) { max($0, $1.total.greatestBefore) }
    let limit = usual * (1 + Self.margin / Double(max(columns.count, 1)))
    for i in judged.indices {
      judged[i].adjustedPValue = adjusted[i]
      judged[i].isSlower =
        judged[i].isLarge(policy) && adjusted[i] <= policy.falseDiscoveryRate
        && judged[i].total.t > limit
    }
    return judged
  }

  /// By how much of its greatest t a baseline of one run is taken to have seen too little; of R runs by an Rth of it.
  private static let margin = 3.0

  private func isLarge(_ policy: SlowdownPolicy) -> Bool {
    total.ratio >= policy.minimumTotalRatio
      && total.seconds * (1 - 1 / total.ratio) >= policy.minimumExtra
  }
}

extension DurationBaseline {
  /// What tests took together in a run of the baseline, and what was expected of them. A test that is missing
  /// there counts with what was expected.
  fileprivate func total(of tests: [DurationJudgement], in run: Int) -> TotalComparison.Total {
    var (sum, expectation) = (0.0, 0.0)
    for test in tests {
      let machine = test.baseline.response * self.machine.sizeFactors[run]
      let expected = DurationScale.seconds(ofLogarithm: test.baseline.level + machine)
      let took = seconds[test.test, run]
      sum += took.isNaN ? expected : took
      expectation += expected
    }
    return TotalComparison.Total(seconds: sum, probe: expectation)
  }
}
