import Analysis
import Gate
import History
import RealModule
import TestSupport

/// What the gate promises of durations, beside what was asked of it: whole runs of a thousand tests, 15 % of
/// them of two levels, judged by the rules themselves.
enum PromiseStudy {
  static let fleets = 12
  static let runsOfFleet = 10

  static func run(_ seed: UInt64) {
    var table = Table("The gate's promises on durations", "what", "bar", "here", "runs")
    falseAlarms(&table, seed)
    WarningStudy.add(to: &table, seed &+ 100_000)
    recall(&table, seed &+ 200_000)
    streaks(&table, seed &+ 300_000)
    DuetStudy.add(to: &table, seed &+ 400_000)
    table.add("runs that ended in exit 2", "0", "\(open)", "all")
    table.print()
  }

  nonisolated(unsafe) private static var open = 0

  private static func falseAlarms(_ table: inout Table, _ seed: UInt64) {
    var other = GateWorld.Settings()
    other.modelSpread = 0.15
    other.machine = .log(1.2)
    var slower = GateWorld.Settings()
    slower.machine = .log(1.15)
    var muchSlower = GateWorld.Settings()
    muchSlower.machine = .log(1.4)
    var outages = GateWorld.Settings()
    outages.outages = 0.03
    outages.persistence = 0.5
    var loaded = GateWorld.Settings()
    loaded.load = 0.3
    let scenarios: [(String, GateWorld.Settings, runs: Int, machine: String)] = [
      ("30 runs", .init(), 30, "usual"), ("10 runs", .init(), 10, "usual"),
      ("7 runs", .init(), 7, "usual"), ("5 runs", .init(), 5, "usual"),
      ("another model of machine", other, 30, "other"),
      ("another model that nobody told", other, 30, "usual"),
      ("x1.15 never seen", slower, 30, "usual"), ("x1.15 never seen, 10 runs", slower, 10, "usual"),
      ("x1.4 never seen", muchSlower, 30, "usual"),
      ("small outages that persist", outages, 30, "usual"),
      ("loaded run", loaded, 30, "usual"),
    ]
    for (number, scenario) in scenarios.enumerated() {
      var counts = Counts()
      for fleet in 0..<fleets {
        var random = Generator(seed: seed &+ UInt64(1000 * number + fleet))
        var world = GateWorld(scenario.1, &random)
        for _ in 0..<runsOfFleet {
          let runs = (0..<scenario.runs).map { _ in world.run(isJudged: false, &random) }
          let history = WorldHistory(
            runs: runs + [world.run(isJudged: true, &random)], machine: scenario.machine)
          counts.add(Confirmed(history, world, changes: [:], &random).tests.count)
        }
      }
      table.add(
        "null runs with a confirmed slowdown: \(scenario.0)", "≤ 5 %", counts.share,
        "\(counts.runs)")
    }
  }

  private static func recall(_ table: inout Table, _ seed: UInt64) {
    var loaded = GateWorld.Settings()
    loaded.load = 0.3
    for (number, (name, settings, size, steps)) in [
      (
        "quiet", GateWorld.Settings(), 30,
        [(1.2, "≥ .20"), (1.5, "≥ .75"), (2.0, "≥ .93")]
      ),
      ("quiet, 10 runs", .init(), 10, [(1.2, ""), (1.5, ""), (2.0, "")]),
      ("30 % load, re-runs under it", loaded, 30, [(1.5, "≥ .30"), (2.0, "≥ .80")]),
    ].enumerated() {
      for (step, bar) in steps {
        var (found, all, extra) = (0, 0, 0)
        for fleet in 0..<fleets {
          var random = Generator(seed: seed &+ UInt64(1000 * number + fleet))
          var world = GateWorld(settings, &random)
          for _ in 0..<4 {
            var changes: [Int: Double] = [:]
            while changes.count < 15 {
              let test = Int(random.uniform() * Double(settings.tests))
              let seconds = world.seconds(of: test)
              if seconds >= 0.05, seconds * (step - 1) > 0.022 { changes[test] = .log(step) }
            }
            let runs = (0..<size).map { _ in world.run(isJudged: false, &random) }
            let history = WorldHistory(
              runs: runs + [world.run(isJudged: true, changes: changes, &random)])
            let confirmed = Confirmed(history, world, changes: changes, &random)
            found += confirmed.tests.count { changes[$0] != nil }
            extra += confirmed.tests.count { changes[$0] == nil }
            all += changes.count
          }
        }
        table.add(
          "confirmed: \(name), +\(Int((100 * (step - 1)).rounded())) %", bar,
          decimal(Double(found) / Double(all)), "\(fleets * 4), false \(extra)")
      }
    }
  }

  /// Runs of the trunk one after the other, which nobody runs again.
  private static func streaks(_ table: inout Table, _ seed: UInt64) {
    var outages = GateWorld.Settings()
    outages.outages = 0.03
    for (number, (name, settings)) in [("quiet", GateWorld.Settings()), ("small outages", outages)]
      .enumerated()
    {
      var counts = Counts()
      for fleet in 0..<fleets {
        var random = Generator(seed: seed &+ UInt64(1000 * number + fleet))
        var world = GateWorld(settings, &random)
        let history = WorldHistory(
          runs: (0..<50).map { _ in world.run(isJudged: false, &random) })
        for last in 5..<50 {
          counts.add(judge(history, last).filter { $0.isConfirmed }.count)
        }
      }
      table.add(
        "null runs confirmed by the runs before: \(name), 5 to 30 runs", "≤ 5 %", counts.share,
        "\(counts.runs)")
    }
    for (number, (size, step)) in [(30, 1.5), (30, 2.0), (30, 10.0), (10, 2.0), (10, 10.0)]
      .enumerated()
    {
      var (byThree, bySix, last, all) = (0, 0, 0, 0)
      for fleet in 0..<fleets {
        var random = Generator(seed: seed &+ UInt64(50_000 + 1000 * number + fleet))
        var world = GateWorld(.init(), &random)
        var changes: [Int: Double] = [:]
        while changes.count < 10 {
          let test = Int(random.uniform() * Double(world.settings.tests))
          if world.seconds(of: test) >= 0.06 { changes[test] = .log(step) }
        }
        var runs = (0..<size).map { _ in world.run(isJudged: false, &random) }
        runs += (0..<12).map { _ in world.run(isJudged: false, changes: changes, &random) }
        let history = WorldHistory(runs: runs)
        all += changes.count
        byThree += confirmed(history, size + 2, changes)
        bySix += confirmed(history, size + 5, changes)
        last += confirmed(history, size + 11, changes)
      }
      let shares = [byThree, bySix, last].map { decimal(Double($0) / Double(all)) }
      table.add(
        "nobody ran it again, x\(decimal(step, 1)) after \(size) runs: failed at the 3rd/6th/12th run",
        "", shares.joined(separator: " "), "\(fleets)")
    }
  }

  private static func confirmed(_ history: WorldHistory, _ run: Int, _ changes: [Int: Double])
    -> Int
  {
    judge(history, run).count { $0.isConfirmed && changes[$0.number] != nil }
  }

  static func judge(_ history: WorldHistory, _ run: Int) -> [Finding] {
    let judged = JudgedRun(history.history(of: run, baseline: 30), by: Policy())
    let report = DurationRegression.judge(judged, by: Policy())
    if report.status == .inconclusive { open += 1 }
    return report.findings
  }

  /// The last run of a history with its candidates run again until each is settled.
  struct Confirmed {
    private(set) var tests: [Int] = []
    /// What the re-runs took.
    private(set) var seconds = 0.0

    init(
      _ history: WorldHistory, _ world: GateWorld, changes: [Int: Double],
      _ random: inout Generator
    ) {
      let last = history.runs.count - 1
      var reruns: [Int: [Double]] = [:]
      let most = 16
      for round in 0...most {
        let judged = JudgedRun(
          history.history(of: last, baseline: last, reruns: reruns), by: Policy())
        let report = DurationRegression.judge(judged, by: Policy())
        if report.status == .inconclusive { PromiseStudy.open += 1 }
        tests = report.findings.filter { $0.isConfirmed }.map { $0.number }
        guard round < most, !report.suspects.isEmpty else { return }
        for id in report.suspects {
          let test = Int(id.rawValue)
          let again = world.reruns(of: test, 1, change: changes[test] ?? 0, &random)
          reruns[test, default: []] += again
          seconds += again.reduce(0, +)
        }
      }
    }
  }

  struct Counts {
    var runs = 0
    var hits = 0

    mutating func add(_ findings: Int) {
      runs += 1
      hits += findings > 0 ? 1 : 0
    }

    var share: String { "\(decimal(100 * Double(hits) / Double(runs), 1)) %" }
  }
}

extension Finding {
  var isConfirmed: Bool {
    figures.contains { $0.name == "confirmed" && $0.value == .flag(true) }
  }

  var isWorthALook: Bool {
    figures.contains { $0.name == "worth_a_look" && $0.value == .flag(true) }
  }

  var number: Int { test.map { Int($0.rawValue) } ?? -1 }
}
