import Analysis
import RealModule
import TestSupport

/// How long the rules take for 10,000 tests.
enum SpeedStudy {
  private static let tests = 10_000

  static func run(_ seed: UInt64) {
    var random = Generator(seed: seed)
    let fleet = SimulatedFleet(tests: tests, noise: 0.06, &random)
    var table = Table("Time for 10,000 tests, one core", "what", "here", "prototype")
    let window = history(fleet, runs: 30, &random)
    let run = (0..<tests).map { fleet.seconds(of: $0, machine: 0, &random) }
    let long = history(fleet, runs: 200, &random)
    let baseline = DurationBaseline(of: window, policy: SlowdownPolicy())
    table.add(
      "fit a baseline of 30 runs",
      time { _ = DurationBaseline(of: window, policy: SlowdownPolicy()) }, "0.17 s (numpy)")
    table.add("judge a run", time { _ = baseline.judge(run) }, "0.01 s (numpy)")
    table.add(
      "change points of 200 runs",
      time { _ = SignificantChanges.significant(in: long, policy: .durations) }, "5.3 s (C)")
    table.add(
      "the same, the machine divided out",
      time { _ = SignificantChanges.find(in: long, policy: .durations) }, "")
    table.print()
  }

  private static func history(
    _ fleet: SimulatedFleet, runs: Int, _ random: inout Generator
  ) -> TestsByRuns {
    var machine = MachineSpeed()
    var seconds = TestsByRuns(tests: tests, runs: runs)
    for run in 0..<runs {
      let speed = machine.next(&random)
      for test in 0..<tests {
        let change = test.isMultiple(of: 50) && run >= runs / 2 ? 0.3 : 0
        seconds[test, run] = fleet.seconds(
          of: test, machine: speed, change: change, &random)
      }
    }
    return seconds
  }

  private static func time(_ work: () -> Void) -> String {
    let duration = ContinuousClock().measure(work)
    let seconds = Double(duration.components.seconds)
    return "\(decimal(seconds + Double(duration.components.attoseconds) * 1e-18, 3)) s"
  }
}
