public import History

/// Work that would make a suite quicker, and by how much.
public struct PlanAdvice: Sendable {
  /// What there is to do.
  public enum Kind: String, Sendable {
    /// A test that takes as long as all others together on their worker: quicker, or in parts.
    case speedUp = "speed-up-test"
    /// What each test of a file sets up for itself: once for the file.
    case widenFixture = "widen-fixture"
    /// What goes by before the first test: imports and collection.
    case startUp = "start-up"
    /// The slowest tests elsewhere, so that the rest keeps to the target.
    case moveTests = "move-tests"
  }

  public var kind: Kind
  /// The test, or the file, that it is about.
  public var test: TestID?
  public var file: String?
  /// How many tests would move.
  public var tests: Int?
  /// Microseconds of wall time, at most.
  public var saves: Int64
}

extension MeasuredSuite {
  /// The work that saves the most of a predicted wall time first; at least a hundredth of it each.
  ///
  /// `target`: microseconds that the wall time is to keep to; nil for none.
  public func advice(for plan: PredictedWall, target: Int64?) -> [PlanAdvice] {
    var advice: [PlanAdvice] = []
    if let longest = plan.longest {
      advice.append(speedUp(longest, plan))
    }
    for (file, paid) in ownSetups.enumerated() where paid > 0 {
      advice.append(
        PlanAdvice(
          kind: .widenFixture, file: places.files[file], saves: paid / Int64(plan.workers)))
    }
    advice.append(PlanAdvice(kind: .startUp, saves: plan.startUp))
    advice = advice.filter { $0.saves * 100 >= plan.wall }
      .sorted { ($0.saves, $0.kind.rawValue) > ($1.saves, $1.kind.rawValue) }
    var most = Array(advice.prefix(Self.mostAdvice))
    if let target, plan.wall > target, let move = move(plan, target) { most.append(move) }
    return most
  }

  private static let mostAdvice = 8

  /// What it would bring if the test took no longer than a tenth of the others' even share.
  private func speedUp(_ test: Int, _ plan: PredictedWall) -> PlanAdvice {
    var quick = self
    let rest = suite.tests.reduce(0) { $0 + $1.work } - suite.tests[test].work
    let share = rest / Int64(max(1, plan.workers)) / 10
    quick.suite.tests[test].work = min(suite.tests[test].work, share)
    return PlanAdvice(
      kind: .speedUp, test: suite.tests[test].test,
      saves: max(0, plan.makespan - quick.makespan(plan)))
  }

  /// The fewest of the slowest tests without which the target is met.
  private func move(_ plan: PredictedWall, _ target: Int64) -> PlanAdvice? {
    let slowest = suite.tests.indices.sorted {
      (-suite.tests[$0].work, $0) < (-suite.tests[$1].work, $1)
    }
    func wall(without count: Int) -> Int64 {
      var rest = self
      let moved = Set(slowest.prefix(count))
      rest.suite.tests = suite.tests.indices.filter { !moved.contains($0) }.map { suite.tests[$0] }
      return plan.startUp + rest.makespan(plan)
    }
    var (few, many) = (0, suite.tests.count - 1)
    guard many > 0, wall(without: many) <= target else { return nil }
    while many - few > 1 {
      let middle = (few + many) / 2
      if wall(without: middle) <= target { many = middle } else { few = middle }
    }
    return PlanAdvice(
      kind: .moveTests, test: suite.tests[slowest[many - 1]].test, tests: many,
      saves: plan.wall - wall(without: many))
  }

  private func makespan(_ plan: PredictedWall) -> Int64 {
    plan.distribution.schedule(stretched(for: plan.workers), workers: plan.workers).makespan
  }
}
