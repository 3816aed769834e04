public import History
import RealModule
import Statistics

/// What a suite would take on so many workers.
public struct PredictedWall: Sendable {
  /// What most of the wall time goes to.
  public enum Bound: String, Sendable {
    case longestTest = "longest-test"
    case longestUnit = "longest-unit"
    case setups = "set-ups"
    case startUp = "start-up"
    case idleTail = "idle-tail"
    case cores
    case work
  }

  public var distribution: Distribution
  public var workers: Int
  /// Whether the tests stand in the best order that was found, or in their own.
  public var isOrdered: Bool
  /// Microseconds: all of it, nine in ten runs between `low` and `high`; until the last test ended; before and after.
  public var wall: Int64
  public var low: Int64
  public var high: Int64
  public var makespan: Int64
  public var startUp: Int64
  /// The part of the makespan that the workers spent on what tests share.
  public var setups: Int64
  public var bound: Bound
  /// The test, by its place in the suite, that ran longest.
  public var longest: Int?
}

extension MeasuredSuite {
  /// The wall time with a way to spread the tests.
  ///
  /// `order`: the places of the tests; nil for their own order.
  public func predicted(
    _ distribution: Distribution, workers: Int, order: [Int]? = nil, mostAtOnce: Int? = nil
  ) -> PredictedWall {
    let suite = stretched(for: workers)
    let ordered = order.map(suite.ordered) ?? suite
    let schedule = distribution.schedule(ordered, workers: workers, mostAtOnce: mostAtOnce)
    let startUp = startUp.time(workers: workers)
    let longest = suite.tests.indices.max { suite.tests[$0].work < suite.tests[$1].work }
    var predicted = PredictedWall(
      distribution: distribution, workers: workers, isOrdered: order != nil,
      wall: startUp + schedule.makespan, low: 0, high: 0, makespan: schedule.makespan,
      startUp: startUp, setups: schedule.setups(in: ordered), bound: .work, longest: longest)
    let walls = walls(ordered, distribution, workers: workers, mostAtOnce: mostAtOnce)
    predicted.low = Int64(min(9e15, Quantiles.quantile(0.05, of: walls)))
    predicted.high = Int64(min(9e15, Quantiles.quantile(0.95, of: walls)))
    predicted.low = min(max(0, predicted.low), predicted.wall)
    predicted.high = max(predicted.high, predicted.wall)
    predicted.bound = bound(of: predicted, ordered, schedule)
    return predicted
  }

  /// The suite as its tests take on so many workers, which may wait for cores.
  public func stretched(for workers: Int) -> PlannedSuite {
    let stretch = Contention.stretch(cpuShare: cpuShare, workers: workers, cores: cores)
    guard stretch > 1 else { return suite }
    func stretched(_ time: Int64) -> Int64 { Int64(Double(time) * stretch) }
    var suite = suite
    for place in suite.tests.indices {
      suite.tests[place].work = stretched(suite.tests[place].work)
    }
    suite.workerSetup = stretched(suite.workerSetup)
    suite.fileSetups = suite.fileSetups.map(stretched)
    suite.scopeSetups = suite.scopeSetups.map(stretched)
    return suite
  }

  /// The walls of runs as they may turn out: each test with its own spread, all with that of runs, and the start-up
  /// with its own.
  private func walls(
    _ suite: PlannedSuite, _ distribution: Distribution, workers: Int, mostAtOnce: Int?
  ) -> [Double] {
    var random = SplitMix64(seed: UInt64(workers))
    let count = max(10, min(40, 200_000 / max(1, suite.tests.count)))
    let start = Double(startUp.time(workers: workers))
    let guess = startUp.isMeasured(workers: workers) ? 0 : StartUp.guessed
    let doubt = (startUp.spread * startUp.spread + guess * guess).squareRoot()
    return (0..<count).map { _ in
      let run = Double.exp(runSpread * random.normal())
      var varied = suite
      for place in varied.tests.indices {
        let test = varied.tests[place]
        varied.tests[place].work = Int64(
          Double(test.work) * run * Double.exp(test.spread * random.normal()))
      }
      let schedule = distribution.schedule(varied, workers: workers, mostAtOnce: mostAtOnce)
      return Double(schedule.makespan) + start * Double.exp(doubt * random.normal())
    }
  }

  private func bound(
    of predicted: PredictedWall, _ suite: PlannedSuite, _ schedule: WorkSchedule
  ) -> PredictedWall.Bound {
    let makespan = Double(predicted.makespan)
    if predicted.startUp > predicted.makespan { return .startUp }
    guard makespan > 0 else { return .work }
    let longest = suite.tests.map(\.work).max() ?? 0
    if Double(longest) > Self.decisive * makespan { return .longestTest }
    let units = Dictionary(
      suite.tests.compactMap { test in
        predicted.distribution.unit(of: test).map { ($0, test.work) }
      }, uniquingKeysWith: +)
    if Double(units.values.max() ?? 0) > Self.decisive * makespan { return .longestUnit }
    if schedule.idleShare > Self.notable { return .idleTail }
    let all = makespan * Double(predicted.workers)
    if Double(predicted.setups) > Self.notable * all { return .setups }
    let stretch = Contention.stretch(
      cpuShare: cpuShare, workers: predicted.workers, cores: cores)
    return stretch > 1.05 ? .cores : .work
  }

  private static let decisive = 0.9
  private static let notable = 0.2
}
