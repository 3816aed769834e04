import Analysis
import RealModule
import TestSupport

/// A suite's total against thirty runs, all tests slowed alike: how often it is called slower.
enum SuiteStudy {
  private static let repeats = 400
  private static let tests = 2000

  static func run(_ seed: UInt64) {
    var table = Table(
      "The suite's total: share called slower at +0/+5/+10/+20 %", "", "here", "prototype")
    for (name, isProbed, prototype) in [
      ("raw", false, ".065 .12 .15 .30"), ("divided by a probe (1 % noise)", true, ".002 .64 1 1"),
    ] {
      let shares = [0, 0.05, 0.1, 0.2].map { step in
        var random = Generator(seed: seed)
        let hits = (0..<repeats).count { _ in
          isSlower(by: .log(onePlus: step), isProbed: isProbed, &random)
        }
        return decimal(Double(hits) / Double(repeats), 3)
      }
      table.add(name, shares.joined(separator: " "), prototype)
    }
    table.print()
  }

  private static func isSlower(
    by change: Double, isProbed: Bool, _ random: inout Generator
  ) -> Bool {
    let fleet = SimulatedFleet(tests: tests, noise: 0.06, &random)
    var machine = MachineSpeed(isMixed: false)
    var baseline = TestsByRuns(tests: tests, runs: 30)
    var probes: [Double?] = []
    for run in 0..<30 {
      let speed = machine.next(&random)
      probes.append(isProbed ? .exp(speed + 0.01 * random.normal()) : nil)
      for test in 0..<tests {
        baseline[test, run] = fleet.seconds(of: test, machine: speed, &random)
      }
    }
    let speed = machine.next(&random)
    let run = (0..<tests).map {
      fleet.seconds(of: $0, machine: speed, change: change, &random)
    }
    return SuiteSlowdown(
      of: run, probe: isProbed ? .exp(speed + 0.01 * random.normal()) : nil, baseline: baseline,
      probes: probes, policy: SlowdownPolicy()
    ).isSlower
  }
}
