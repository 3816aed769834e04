import History

/// What the failures of a test cost in a window of runs.
public struct FlakeCost: Hashable, Sendable {
  /// Runs that its first attempt reddened, and those that no other test did.
  public var redRuns = 0
  public var blockedAlone = 0
  /// The median wall time of a run for every red run, shared with the other tests that failed in it, and
  /// what its retries took where it failed.
  public var microseconds: Int64 = 0
}

/// Counts costs. Runs that trouble of the infrastructure reddened cost no test anything.
struct FlakeCosts {
  private let history: AttemptHistory
  private let wall: Double
  private let isOutage: [Bool]

  init(_ history: AttemptHistory) {
    self.history = history
    let walls = history.runs.compactMap { $0.wall.map { Double($0.microseconds) } }.sorted()
    wall = walls.isEmpty ? 0 : walls[walls.count / 2]
    let infrastructure = InfrastructureGuard()
    isOutage = history.runs.indices.map {
      infrastructure.isTripped(executed: history.executed[$0], failedFirst: history.failedFirst[$0])
    }
  }

  func cost(of test: TestAttempts) -> FlakeCost {
    var cost = FlakeCost()
    var microseconds = 0.0
    var rest = test.others[...]
    while let place = rest.first?.run {
      let attempts = rest.prefix { $0.run == place }
      rest = rest.dropFirst(attempts.count)
      let run = Int(place)
      guard !isOutage[run], attempts.contains(where: \.outcome.isFailure) else { continue }
      for attempt in attempts where attempt.mode != .suite {
        microseconds += Double(attempt.duration ?? 0)
      }
      guard !test.firstPasses.contains(run), attempts.first?.outcome.isFailure == true else {
        continue
      }
      let failed = max(1, history.failedFirst[run])
      cost.redRuns += 1
      cost.blockedAlone += failed == 1 ? 1 : 0
      microseconds += wall / Double(failed)
    }
    cost.microseconds = microseconds < 9e18 ? Int64(microseconds) : .max
    return cost
  }
}
