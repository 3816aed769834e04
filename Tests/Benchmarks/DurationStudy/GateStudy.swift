import Analysis
import RealModule
import TestSupport

/// One new run of 10,000 tests against its baseline, with a hundred slowdowns of four sizes in tests
/// of at least 0.1 s: false findings a run and recall, of the suspects and of those confirmed by three
/// further executions.
enum GateStudy {
  private static let tests = 10_000
  private static let repeats = 100
  private static let steps = [1.1, 1.2, 1.5, 2]

  private struct Scenario {
    var name: String
    var baselineRuns = 30
    var isSlower = false
    /// Whether the slower runner is in the baseline too, as 12 % of its runs.
    var isMixed = true
    var slowdowns = 100
    var prototype: String
  }

  private static let scenarios = [
    Scenario(name: "same runner", prototype: ".10; .01 .28 .91 .98"),
    Scenario(name: "x1.3 slower runner", isSlower: true, prototype: ".40; .02 .33 .90 .99"),
    Scenario(name: "a slower runner never seen", isSlower: true, isMixed: false, prototype: ""),
    Scenario(name: "nothing changed", slowdowns: 0, prototype: ".02"),
    Scenario(name: "slower, nothing changed", isSlower: true, slowdowns: 0, prototype: ""),
    Scenario(name: "same runner, 20 runs", baselineRuns: 20, prototype: "0; at +50 %: .88"),
    Scenario(
      name: "slower runner, 20 runs", baselineRuns: 20, isSlower: true,
      prototype: ".58; at +50 %: .89"),
    Scenario(name: "same runner, 10 runs", baselineRuns: 10, prototype: ".25; at +50 %: .87"),
    Scenario(
      name: "slower runner, 10 runs", baselineRuns: 10, isSlower: true,
      prototype: "1.17; at +50 %: .82"),
    Scenario(name: "same runner, 5 runs", baselineRuns: 5, prototype: ".25; at +50 %: .81"),
  ]

  static func run(_ seed: UInt64) {
    var table = Table(
      "The gate, 10,000 tests: false findings a run; recall at +10/+20/+50/+100 %", "scenario",
      "suspects", "confirmed", "prototype, confirmed")
    for (number, scenario) in scenarios.enumerated() {
      var suspects = Counts()
      var confirmed = Counts()
      for round in 0..<repeats {
        var random = Generator(seed: seed &+ UInt64(1000 * number + round))
        judge(scenario, &suspects, &confirmed, &random)
      }
      table.add(
        scenario.name, suspects.text(repeats), confirmed.text(repeats), scenario.prototype)
    }
    table.print()
  }

  private static func judge(
    _ scenario: Scenario, _ suspects: inout Counts, _ confirmed: inout Counts,
    _ random: inout Generator
  ) {
    let policy = SlowdownPolicy()
    let fleet = SimulatedFleet(tests: tests, noise: 0.06, &random)
    var speed = MachineSpeed(isMixed: scenario.isMixed)
    let baseline = history(fleet, runs: scenario.baselineRuns, &speed, &random)
    let slower = slowdowns(fleet, scenario.slowdowns, &random)
    let machine =
      speed.nextSameRunner(&random) + (scenario.isSlower ? MachineSpeed.slower : 0)
    func execute(_ test: Int, _ random: inout Generator) -> Double {
      let change = slower[test].map { Double.log(steps[$0]) } ?? 0
      return fleet.seconds(of: test, machine: machine, change: change, &random)
    }
    let run = (0..<tests).map { execute($0, &random) }
    let found = DurationBaseline(of: baseline, policy: policy).judge(run).suspects
    let confirmations = SlowdownConfirmation.confirm(
      found.map { suspect in
        (suspect, (0..<policy.reruns).map { _ in execute(suspect.test, &random) })
      }, amongTests: tests, policy: policy)
    suspects.count(found.map(\.test), slower)
    confirmed.count(
      confirmations.filter { $0.status == .confirmed }.map(\.suspect.test), slower)
  }

  private static func history(
    _ fleet: SimulatedFleet, runs: Int, _ machine: inout MachineSpeed, _ random: inout Generator
  ) -> TestsByRuns {
    var seconds = TestsByRuns(tests: tests, runs: runs)
    for run in 0..<runs {
      let speed = machine.next(&random)
      for test in 0..<tests {
        seconds[test, run] = fleet.seconds(of: test, machine: speed, &random)
      }
    }
    return seconds
  }

  /// The tests that got slower, each with the number of its step.
  private static func slowdowns(
    _ fleet: SimulatedFleet, _ count: Int, _ random: inout Generator
  ) -> [Int: Int] {
    var slower: [Int: Int] = [:]
    while slower.count < count {
      let test = Int(random.uniform() * Double(tests))
      guard fleet.levels[test] >= .log(0.1), slower[test] == nil else { continue }
      slower[test] = slower.count % steps.count
    }
    return slower
  }

  private struct Counts {
    var falseFindings = 0
    var hits = Array(repeating: 0, count: steps.count)
    var truths = Array(repeating: 0, count: steps.count)

    mutating func count(_ found: [Int], _ slower: [Int: Int]) {
      for step in slower.values { truths[step] += 1 }
      for test in found {
        if let step = slower[test] { hits[step] += 1 } else { falseFindings += 1 }
      }
    }

    func text(_ runs: Int) -> String {
      let recalls = zip(hits, truths).filter { $0.1 > 0 }.map { decimal(Double($0) / Double($1)) }
      let rate = decimal(Double(falseFindings) / Double(runs))
      return recalls.isEmpty ? rate : "\(rate); \(recalls.joined(separator: " "))"
    }
  }
}
