import Gate
import History
import RealModule
import TestSupport

/// What people are told of one run alone: how often nothing was wrong, and how often a slowdown is seen at once.
enum WarningStudy {
  static func run(_ seed: UInt64) {
    var table = Table("What one run alone makes the gate say", "what", "bar", "here", "runs")
    add(to: &table, seed &+ 100_000)
    table.print()
  }

  static func add(to table: inout Table, _ seed: UInt64) {
    warnings(&table, seed)
    sight(&table, seed &+ 50_000)
  }

  private static func warnings(_ table: inout Table, _ seed: UInt64) {
    var loaded = GateWorld.Settings()
    loaded.load = 0.3
    var always = loaded
    always.isAlwaysLoaded = true
    var now = loaded
    now.loadedRuns = 0.2
    var single = GateWorld.Settings()
    single.bimodal = 0
    for (number, (name, settings, size, bar)) in [
      ("quiet", GateWorld.Settings(), 30, "≤ 10 %"), ("quiet, 10 runs", .init(), 10, "≤ 10 %"),
      ("quiet, no test of two levels", single, 30, "≤ 10 %"),
      ("one loaded run", loaded, 30, "≤ 25 %"), ("always loaded", always, 30, "≤ 25 %"),
      ("quiet, 6 runs", .init(), 6, "≤ 10 %"), ("every fifth run loaded", now, 30, "≤ 25 %"),
      ("every fifth run loaded, 10 runs", now, 10, "≤ 25 %"),
    ].enumerated() {
      var (tests, all, groups) = (
        PromiseStudy.Counts(), PromiseStudy.Counts(), PromiseStudy.Counts()
      )
      var (candidates, again, time) = (0, 0.0, 0.0)
      for fleet in 0..<PromiseStudy.fleets {
        var random = Generator(seed: seed &+ UInt64(1000 * number + fleet))
        var world = GateWorld(settings, &random)
        for _ in 0..<PromiseStudy.runsOfFleet {
          let runs = (0..<size).map { _ in world.run(isJudged: false, &random) }
          let history = WorldHistory(runs: runs + [world.run(isJudged: true, &random)])
          let last = history.runs[size]
          let judged = JudgedRun(history.history(of: size, baseline: size), by: Policy())
          let report = DurationRegression.judge(judged, by: Policy())
          let group = GroupRegression.judge(judged, by: Policy())
          tests.add(report.status == .pass ? 0 : 1)
          groups.add(group.status == .pass ? 0 : 1)
          all.add(report.status == .pass && group.status == .pass ? 0 : 1)
          candidates += report.suspects.count
          let confirmed = PromiseStudy.Confirmed(history, world, changes: [:], &random)
          again += confirmed.seconds
          time += last.reduce(0, +)
        }
      }
      table.add("healthy runs that warn: \(name)", bar, tests.share, "\(tests.runs)")
      table.add("  the same or of a class: \(name)", bar, all.share, "\(all.runs)")
      let share = Double(candidates) / Double(tests.runs * settings.tests) * 1000
      table.add(
        "  candidates per 1,000 tests: \(name)", number < 2 ? "≤ 25" : "", decimal(share, 1),
        "\(tests.runs)")
      table.add(
        "  their re-runs' share of the time: \(name)", number < 2 ? "≤ 5 %" : "",
        "\(decimal(100 * again / time, 1)) %", "\(tests.runs)")
    }
  }

  /// How often a slowdown that is seen for the first time is told, in suites whose tests have no outliers and in
  /// those of which every fifth run is loaded.
  private static func sight(_ table: inout Table, _ seed: UInt64) {
    var calm = GateWorld.Settings()
    calm.outliers = 0
    var now = calm
    (now.load, now.loadedRuns) = (0.3, 0.2)
    for (number, (name, settings, size, step)) in [
      ("no outliers", calm, 6, 3.0), ("no outliers", calm, 30, 2.0),
      ("every fifth run loaded", now, 6, 3.0), ("every fifth run loaded", now, 30, 3.0),
    ].enumerated() {
      var (told, all) = (0, 0)
      for fleet in 0..<PromiseStudy.fleets {
        var random = Generator(seed: seed &+ UInt64(1000 * number + fleet))
        var world = GateWorld(settings, &random)
        for _ in 0..<4 {
          var changes: [Int: Double] = [:]
          while changes.count < 5 {
            let test = Int(random.uniform() * Double(settings.tests))
            if world.seconds(of: test) >= 0.04 { changes[test] = .log(step) }
          }
          let runs = (0..<size).map { _ in world.run(isJudged: false, &random) }
          let history = WorldHistory(
            runs: runs + [world.run(isJudged: true, changes: changes, &random)])
          told += PromiseStudy.judge(history, size).count {
            $0.isWorthALook && changes[$0.number] != nil
          }
          all += changes.count
        }
      }
      table.add(
        "told at first sight: \(name), x\(decimal(step, 1)) after \(size) runs", "",
        decimal(Double(told) / Double(all)), "\(PromiseStudy.fleets * 4)")
    }
  }
}
