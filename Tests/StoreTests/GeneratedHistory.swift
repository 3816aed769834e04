import History
import TestSupport

@testable import Store

/// A store with a history of all that can be recorded, the same each time.
struct GeneratedHistory {
  let store: TestStore
  private var random = Generator(seed: 11)

  /// `runs` runs of the suite full on two branches with labels, then one of the suite unit.
  init(runs: Int = 9) throws {
    store = try TestStore()
    for run in 1...runs { try record(run) }
    try store.record([attempt("other", .passed, 300)], at: Int64(runs) * 40_000 - 5) {
      $0.suite = "unit"
    }
    for run in [runs - 1, runs] { try judge(RunID(Int64(run))) }
  }

  private func judge(_ run: RunID) throws {
    let history = try store.store.history(
      ofRun: run, trunk: "main",
      window: .init(runs: 30, enough: 10))
    let finding = Finding(
      .test(TestID(1)), summary: "took longer", figures: [("ratio", .number(1.5))])
    let report = GateReport(
      verdict: .fail, reasons: [], history: history,
      rules: [
        RuleReport(
          rule: RuleName("failures"), status: .fail, summary: "1 failed", limit: .count(0),
          actual: .count(1)),
        RuleReport(
          rule: RuleName("duration-regression"), status: .warn, summary: "1 slower",
          findings: [finding]),
        RuleReport(rule: RuleName("coverage-floor"), status: .pass, summary: "81 %"),
      ])
    try store.store.add(
      report, settings: [("trunk", "main"), ("rules.failures", "fail")],
      at: Instant(microseconds: (100 + run.rawValue) * 1_000_000))
  }

  private mutating func record(_ run: Int) throws {
    var all: [ReportedAttempt] = []
    for test in 0..<24 where test + run != 25 { all += attempts(of: test, in: run) }
    let files = (1...4).map { file -> FileCoverage in
      let covered = Int64(40 + file * 10 - (file == 3 ? run * 3 : 0))
      return FileCoverage(
        path: "src/file \(file).py",
        counts: CoverageCounts(
          linesCovered: covered, linesTotal: 100, branchesCovered: 5, branchesTotal: 10))
    }
    let times = report(benchmarks: ["sort", "search"].map { benchmark($0, in: run) })
    try store.record(
      [
        report(all, repeats: .retries), report(coverage: files), times,
        report(profile: profile(in: run)),
      ],
      at: Int64(run) * 40_000
    ) {
      $0.branch = run % 4 == 0 ? "topic" : "main"
      $0.environment.labels = ["db": run % 2 == 0 ? "sqlite" : "postgres", "python": "3.12"]
      $0.workers = 3
      $0.measurement = Measurement(
        wall: Int64(90_000 + run * 1000), user: 150_000, system: 9000,
        end: CommandEnd(code: 0, meaning: .passed))
    }
  }

  /// A test's attempts: some fail, some of these pass when they are retried.
  private mutating func attempts(of test: Int, in run: Int) -> [ReportedAttempt] {
    let growth = test == 5 ? run : 1
    let duration =
      Int64((test * test * 90 + 300) * growth) + Int64.random(in: 0..<200, using: &random)
    var first = ReportedAttempt(
      test: TestIdentity(
        file: "tests/test_\(test / 8).py", className: "tests.test_\(test / 8)",
        name: "test_\(test)[a*b?, \"c\"]"),
      outcome: test == 3 ? .skipped : test == run || test == run + 9 ? .failed : .passed,
      duration: duration)
    first.phases = Phases(setup: duration / 3 + 900, call: duration / 2, teardown: 10)
    first.worker = "gw\(test % 3)"
    first.start = Instant(microseconds: Int64(run) * 40_000_000_000 + Int64(test) * 4000)
    guard first.outcome == .failed else { return [first] }
    first.failures = [
      Failure(type: "AssertionError", message: "assert \(test % 2)\nat 0x\(run)", detail: "…")
    ]
    guard test == run else { return [first] }
    var second = first
    second.outcome = .passed
    second.failures = []
    second.isRetry = true
    return [first, second]
  }

  private func profile(in run: Int) -> Profile {
    let functions = ["parse_price", "<lambda>", "total \"net\""].enumerated().map { place, name in
      ProfiledFunction(
        .init(name: name, file: "shop/price.py", line: Int64(place * 10 + run)), calls: 3,
        own: Int64(1000 * (place + 1) * run), total: Int64(4000 * run))
    }
    return Profile(.microseconds, functions)
  }

  private mutating func benchmark(_ name: String, in run: Int) -> Benchmark {
    let median = Double(run * 100) + Double.random(in: 0..<9, using: &random)
    return Benchmark(
      test: TestIdentity(className: "bench", name: name), minimum: median / 2, maximum: median * 2,
      mean: median, median: median, standardDeviation: 1, rounds: 10, iterations: 1)
  }
}

/// A report of benchmarks.
private func report(benchmarks: [Benchmark]) -> ReportInput {
  ReportInput(name: "benchmark.json", purpose: .benchmarks, rank: 0) { receive in
    for benchmark in benchmarks { try receive(.benchmark(benchmark)) }
    let text = "\(benchmarks)"
    return .init(
      summary: ReportSummary(format: "pytest-benchmark"), contentHash: ContentHash.of(text),
      bytes: text.utf8.count)
  }
}
