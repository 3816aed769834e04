import Analysis
import RealModule
import TestSupport

/// Change points of whole suites on noisy machines: 120 runs, 12 % of them on a runner that is slower
/// by 1.3, steps of 10 to 100 %.
enum FleetStudy {
  private static let runs = 120
  private static let repeats = 5

  static func run(_ seed: UInt64) {
    var table = Table(
      "Change points of suites on noisy machines: precision/recall/unchanged tests flagged",
      "tests, changed", "raw", "machine divided out", "with a false discovery rate of 5 %",
      "prototype: raw", "divided out")
    for (tests, changed, raw, divided) in [
      (600, 30, ".15/.70/9 %", ".71/.83/0.9 %"), (200, 60, ".40/.67/23 %", ".93/.92/0.7 %"),
    ] {
      var random = Generator(seed: seed &+ UInt64(tests))
      var policy = ChangePointPolicy.durations
      policy.minimumShift = 0
      var free = policy
      free.falseDiscoveryRate = 1
      var results = [Result(), Result(), Result()]
      for _ in 0..<repeats {
        let (seconds, truth) = suite(tests: tests, changed: changed, &random)
        results[0].count(SignificantChanges.significant(in: seconds, policy: free), truth, tests)
        results[1].count(SignificantChanges.find(in: seconds, policy: free), truth, tests)
        results[2].count(SignificantChanges.find(in: seconds, policy: policy), truth, tests)
      }
      table.add(
        "\(tests), \(changed)", results[0].text, results[1].text, results[2].text, raw, divided)
    }
    table.print()
  }

  /// A suite's durations, and where its first tests changed.
  private static func suite(
    tests: Int, changed: Int, _ random: inout Generator
  ) -> (TestsByRuns, truth: [Int]) {
    let fleet = SimulatedFleet(tests: tests, noise: 0.05, &random)
    var machine = MachineSpeed()
    let speeds = (0..<runs).map { _ in machine.next(&random) }
    var seconds = TestsByRuns(tests: tests, runs: runs)
    var truth: [Int] = []
    for test in 0..<tests {
      let from = 20 + Int(80 * random.uniform())
      let step = Double.log(1.1) + (.log(2) - .log(1.1)) * random.uniform()
      if test < changed { truth.append(from) }
      for run in 0..<runs {
        let change = test < changed && run >= from ? step : 0
        seconds[test, run] = fleet.seconds(
          of: test, machine: speeds[run], change: change, &random)
      }
    }
    return (seconds, truth)
  }

  private struct Result {
    var score = Score()
    var flagged = 0
    var unchanged = 0

    mutating func count(_ changes: [SignificantChange], _ truth: [Int], _ tests: Int) {
      let byTest = Dictionary(grouping: changes, by: \.test)
      for test in 0..<tests {
        let found = (byTest[test] ?? []).map(\.change.index)
        score.count(found, truth: test < truth.count ? [truth[test]] : [])
        guard test >= truth.count else { continue }
        unchanged += 1
        if !found.isEmpty { flagged += 1 }
      }
    }

    var text: String {
      let share = 100 * Double(flagged) / Double(unchanged)
      return "\(decimal(score.precision))/\(decimal(score.recall))/\(decimal(share, 1)) %"
    }
  }
}
