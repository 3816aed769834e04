import Gate
import History
import Testing

struct RuleTests {
  // MARK: suite-time

  @Test(arguments: [(118.4, RuleStatus.pass), (120.0, .pass), (120.1, .fail)])
  func `a full suite may take two minutes to the microsecond`(wall: Double, status: RuleStatus) {
    #expect(report(.suiteTime, history { $0.run.wall = seconds(wall) }).status == status)
  }

  @Test(arguments: [("unit", 30.0), ("integration", 90.0)])
  func `unit and integration suites have budgets of their own`(suite: String, budget: Double) {
    func status(_ wall: Double) -> RuleStatus {
      report(.suiteTime, history(suite: suite) { $0.run.wall = seconds(wall) }).status
    }
    #expect(status(budget) == .pass)
    #expect(status(budget + 0.000_001) == .fail)
  }

  @Test func `a suite without a budget, or a run without a wall time, is not judged`() {
    #expect(
      report(.suiteTime, history(suite: "e2e") { $0.run.wall = seconds(999) }).status == .skipped)
    #expect(report(.suiteTime, history()).status == .skipped)
  }

  // MARK: coverage

  private func covered(_ lines: Int64, _ branches: Int64) -> CoverageCounts {
    CoverageCounts(
      linesCovered: lines, linesTotal: 100, branchesCovered: branches, branchesTotal: 100)
  }

  @Test func `the floor holds lines and branches together`() {
    #expect(report(.coverageFloor, history { $0.run.coverage = covered(90, 70) }).status == .pass)
    #expect(report(.coverageFloor, history { $0.run.coverage = covered(90, 69) }).status == .fail)
    #expect(report(.coverageFloor, history()).status == .skipped)
  }

  @Test func `the metric of the policy counts`() {
    let run = history { $0.run.coverage = covered(90, 10) }
    #expect(report(.coverageFloor, run) { $0[CoverageSettings.metric] = .line }.status == .pass)
    #expect(report(.coverageFloor, run) { $0[CoverageSettings.metric] = .branch }.status == .fail)
  }

  @Test func `what failed names what is missing to the floor`() {
    let failed = report(.coverageFloor, history { $0.run.coverage = covered(80, 60) })
    #expect(failed.findings.first?.summary.hasPrefix("20 ") == true)
    #expect(failed.actual == .percent(70))
  }

  @Test func `coverage may fall by a point below the baseline's median`() {
    func drop(to lines: Int64) -> RuleStatus {
      report(
        .coverageDrop,
        history {
          $0.run.coverage = covered(lines, lines)
          $0.baseline = [90, 95, 20].map { (percent: Int64) in
            var run = summary("b")
            run.coverage = covered(percent, percent)
            return run
          }
        }
      ).status
    }
    #expect(drop(to: 89) == .pass)
    #expect(drop(to: 88) == .fail)
    #expect(report(.coverageDrop, history { $0.run.coverage = covered(1, 1) }).status == .skipped)
  }

  // MARK: failures

  @Test func `a failed test fails, exactly one too, and each is named`() {
    let one = report(.failures, history([.passed, .failed]))
    #expect(one.status == .fail)
    #expect(one.findings.map(\.test) == [TestID(2)])
    let all = report(.failures, history([.failed, .errored, .timedOut, .crashed]))
    #expect(all.findings.count == 4)
  }

  @Test func `expected failures, unexpected passes and skips are no failures`() {
    #expect(report(.failures, history([.xfailed, .xpassed, .skipped])).status == .pass)
  }

  @Test func `only a later pass on the same source forgives`() {
    var run = history([.failed])
    run.onSameSource[TestID(1)] = .init(failures: 3)
    #expect(report(.failures, run).status == .fail)
    run.onSameSource[TestID(1)] = .init(earlierPasses: 1, failures: 3)
    #expect(report(.failures, run).status == .fail)
    run.onSameSource[TestID(1)] = .init(laterPasses: 1, failures: 3)
    #expect(report(.failures, run).status == .pass)
  }

  @Test
  func
    `what failed in an earlier run of the source fails until it passes, and is to be tried again`()
  {
    for outcome in [nil, Outcome.skipped, .passed] {
      let run = history([.passed]) {
        $0.openFailures = [.init(test: TestID(2), run: RunKey("earlier"), outcome: outcome)]
      }
      let judged = report(.failures, run)
      #expect(judged.status == .fail)
      #expect(judged.findings.map(\.test) == [TestID(2)])
      #expect(judged.needingAttempts == [TestID(2)])
    }
  }

  @Test func `a test that passed on a retry passes and is shown`() {
    var run = history()
    run.results = [result(1, [Attempt(outcome: .failed), Attempt(outcome: .passed, mode: .retry)])]
      .compactMap(\.self)
    let judged = report(.failures, run)
    #expect(judged.status == .pass)
    #expect(judged.findings.count == 1)
  }

  @Test func `one failed execution of several is not forgiven by the others`() {
    var run = history()
    run.results = [result(1, [Attempt(outcome: .failed), Attempt(outcome: .passed)])]
      .compactMap(\.self)
    #expect(report(.failures, run).status == .fail)
  }

  @Test func `an error outside the tests fails although every test passed`() {
    let run = history {
      $0.run.errors = [RunError(name: "tests.test_x", failure: Failure(message: "no module"))]
    }
    #expect(report(.failures, run).status == .fail)
  }

  @Test func `ten failures that are a fifth of the suite look like an outage until seen again`() {
    var run = history(Array(repeating: .failed, count: 10) + Array(repeating: .passed, count: 40))
    #expect(report(.failures, run).status == .inconclusive)
    run.onSameSource[TestID(1)] = .init(failures: 1)
    #expect(report(.failures, run).status == .fail)
    let few = history(Array(repeating: .failed, count: 10) + Array(repeating: .passed, count: 41))
    #expect(report(.failures, few).status == .fail)
  }

  // MARK: missing-tests

  private func gone(_ change: (inout RunHistory) -> Void = { _ in }) -> RuleReport {
    var run = history(Array(repeating: .passed, count: 99))
    var trunk: [Int64: Outcome] = [:]
    for id in 1...100 { trunk[Int64(id)] = .passed }
    run.setTrunk(trunk)
    run.identities[TestID(100)] = TestIdentity(
      className: "tests.unit.test_cart.TestCart", name: "gone")
    change(&run)
    return report(.missingTests, run)
  }

  @Test func `a test that went is a warning where nobody can tell why`() {
    #expect(gone().status == .warn)
    #expect(gone().findings.map(\.test) == [TestID(100)])
  }

  @Test(arguments: ["tests/unit/test_cart.py", "backend/tests/unit/test_cart.py"])
  func `its file decides where git knows it`(file: String) {
    let unchanged = gone {
      $0.changes = SourceChanges(files: [file, "a/b.py"], changed: ["a/b.py"])
    }
    #expect(unchanged.status == .fail)
    let changed = gone { $0.changes = SourceChanges(files: [file, "a/b.py"], changed: [file]) }
    #expect(changed.status == .warn)
    let unknown = gone { $0.changes = SourceChanges(files: ["a/b.py"], changed: []) }
    #expect(unknown.status == .warn)
  }

  @Test func `more than a twentieth of the suite gone fails whatever the reason`() {
    var run = history(Array(repeating: .passed, count: 95))
    var trunk: [Int64: Outcome] = [:]
    for id in 1...100 { trunk[Int64(id)] = .passed }
    run.setTrunk(trunk)
    #expect(report(.missingTests, run).status == .warn)
    run.results.removeLast()
    #expect(report(.missingTests, run).status == .fail)
  }

  @Test func `one test of a small suite whose file changed is worth a warning, two fail`() {
    func judged(_ gone: Int, changed: Set<String>) -> RuleReport {
      var run = history(Array(repeating: .passed, count: 8 - gone))
      run.setTrunk(Dictionary(uniqueKeysWithValues: (1...8).map { (Int64($0), .passed) }))
      for id in 7...8 {
        run.identities[TestID(Int64(id))] = TestIdentity(className: "tests.test_a", name: "t\(id)")
      }
      run.changes = SourceChanges(files: ["tests/test_a.py"], changed: changed)
      return report(.missingTests, run)
    }
    let one = judged(1, changed: ["tests/test_a.py"])
    #expect(one.status == .warn)
    #expect(one.findings.map(\.next) == [.accept(.missingTests, TestID(8))])
    #expect(judged(2, changed: ["tests/test_a.py"]).status == .fail)
    #expect(judged(1, changed: []).status == .fail)
  }

  @Test func `a renamed test is paired with its new name`() {
    var run = history([.passed])
    run.setTrunk([2: .passed])
    run.identities = [
      TestID(1): TestIdentity(className: "t.TestCart", name: "test_describe_is_sorted"),
      TestID(2): TestIdentity(className: "t.TestCart", name: "test_describe"),
    ]
    let judged = report(.missingTests, run) { $0[MissingTests.percent] = 100 }
    #expect(judged.status == .warn)
    #expect(judged.findings.first?.summary.contains("test_describe_is_sorted") == true)
  }

  @Test func `a skipped test is there, and is told where it ran before`() {
    var run = history([.skipped, .skipped])
    run.setTrunk([1: .passed, 2: .skipped])
    #expect(report(.missingTests, run).status == .pass)
    #expect(report(.skippedTests, run).findings.map(\.test) == [TestID(1)])
  }

  // MARK: improvement

  @Test(arguments: [
    ([112.0, 118, 109], RuleStatus.pass), ([118, 121, 119], .pass), ([121], .fail),
    ([120], .fail),
  ])
  func `more than the target is to be saved by the median of the last three`(
    walls: [Double], status: RuleStatus
  ) {
    let run = history {
      var pinned = summary("pin", second: 1)
      pinned.wall = seconds(300)
      $0.pins = [
        PinnedRun(
          name: "before", run: pinned, improve: 0.6, pinnedAt: Instant(microseconds: 0),
          author: nil)
      ]
      $0.latestOfBranch = walls.map { wall in
        var run = summary("r")
        run.wall = seconds(wall)
        return run
      }
    }
    #expect(report(.improvement, run).status == status)
  }

  @Test func `a pin is compared with what came after it alone`() {
    func judge(_ keys: [(String, Int64, Double)], run key: String) -> RuleReport {
      let run = history {
        $0.latestOfBranch = keys.map { key, second, wall in
          var run = summary(key, second: second)
          run.wall = seconds(wall)
          return run
        }
        $0.run = $0.latestOfBranch.first { $0.key == summary(key).key } ?? $0.run
        $0.pins = $0.latestOfBranch.filter { $0.key == summary("pin").key }.map {
          PinnedRun(
            name: "before", run: $0, improve: 0.6, pinnedAt: Instant(microseconds: 0), author: nil)
        }
      }
      return report(.improvement, run)
    }
    let runs: [(String, Int64, Double)] = [("new", 5, 100), ("pin", 4, 300), ("older", 3, 310)]
    #expect(judge(runs, run: "new").status == .pass)
    #expect(judge(Array(runs.dropFirst()), run: "pin").status == .skipped)
  }

  @Test func `a pin without a target asks for nothing`() {
    let run = history {
      $0.pins = [
        PinnedRun(
          name: "p", run: summary("p"), improve: nil, pinnedAt: Instant(microseconds: 0),
          author: nil)
      ]
    }
    #expect(report(.improvement, run).status == .skipped)
  }

  // MARK: tier-budget

  @Test func `every test of a suite of a tier keeps to the tier's limit`() {
    func judge(_ duration: Int64) -> RuleReport {
      var run = history(suite: "unit")
      run.results = [result(1, [Attempt(outcome: .passed, duration: duration)])].compactMap(\.self)
      return report(.tierBudget, run) { $0.suites["unit"]?.tier = .fast }
    }
    #expect(judge(100_000).status == .pass)
    #expect(judge(100_001).status == .fail)
    #expect(report(.tierBudget, history()).status == .skipped)
  }
}
