import Gate
import History
import TestSupport
import Testing

/// A slowdown that nobody ran again.
struct StreakTests {
  private let usual = 10

  /// Sixty tests over so many runs; test 7 is slower from a run on, by a factor.
  private func suite(runs: Int, slowFrom: Int, by factor: Int64 = 10) -> QuietSuite {
    var suite = QuietSuite(runs: runs)
    for run in slowFrom..<runs { suite.runs[run][7] *= factor }
    return suite
  }

  private func report(_ history: RunHistory) throws -> RuleReport {
    try #require(
      GateRules.judge(history, by: Policy()).report(of: RuleName.durationRegression))
  }

  @Test func `the third slow run fails, the first two warn`() throws {
    let suite = suite(runs: 14, slowFrom: usual)
    let statuses = try (8..<14).map { try report(suite.history(of: $0)).status }
    #expect(statuses == [.pass, .pass, .warn, .warn, .fail, .fail])
    let finding = try #require(report(suite.history(of: 12)).findings.first)
    #expect(finding.test == TestID(7))
    #expect(finding.figures.contains { $0.name == "runs_in_a_row" && $0.value == .count(3) })
    #expect(finding.evidence.first?.hasPrefix("slow in the 2 runs before too") == true)
  }

  @Test(arguments: [6, 10])
  func `a gross slowdown is told at once, and fails at its third run, whatever short tests lost`(
    usual: Int
  ) throws {
    var suite = QuietSuite(runs: usual + 5)
    for run in suite.runs.indices {
      // A pause of 150 ms in a test of 2 ms, another one in each run.
      for test in 0..<20 { suite.runs[run][test] = 2_000 + Int64(run + test) % 5 * 30 }
      suite.runs[run][run] += 150_000
    }
    for run in usual..<suite.runs.count { suite.runs[run][40] *= 100 }
    let statuses = try (usual..<suite.runs.count).map { try report(suite.history(of: $0)).status }
    #expect(statuses == [.warn, .warn, .fail, .fail, .fail])
  }

  @Test func `a small slowdown is confirmed by the runs that it takes`() throws {
    var suite = QuietSuite(runs: 22, noise: 0.03)
    for run in usual..<22 { suite.runs[run][40] = suite.runs[run][40] * 13 / 10 }
    let failing = try (usual..<22).filter { try report(suite.history(of: $0)).status == .fail }
    #expect((usual + 2...usual + 6).contains(failing.first ?? 0))
    #expect(failing == Array((failing.first ?? 0)..<22))
  }

  @Test func `what is slow does not become usual by lasting, until hardly another run is left`()
    throws
  {
    let suite = suite(runs: 40, slowFrom: usual)
    for run in [15, 20, 30, 34] {
      var history = suite.history(of: run)
      history.baseline = Array(history.baseline.prefix(30))
      history.baselineDurations = Array(history.baselineDurations.prefix(30))
      #expect(try report(history).status == .fail)
    }
    var late = suite.history(of: 37)
    late.baseline = Array(late.baseline.prefix(30))
    late.baselineDurations = Array(late.baselineDurations.prefix(30))
    #expect(try report(late).status == .pass)
  }

  @Test func `a run that is only a little slower does not make the slow ones usual`() throws {
    var suite = suite(runs: 18, slowFrom: usual)
    // Above all runs before, and by too little to be suspect.
    suite.runs[14][7] = suite.runs[14][7] * 115 / 1000
    let statuses = try (12..<18).map { try report(suite.history(of: $0)).status }
    #expect(statuses == [.fail, .fail, .pass, .fail, .fail, .fail])
  }

  @Test func `what is accepted is usual at once, once there are enough runs of it`() throws {
    var history = suite(runs: 20, slowFrom: usual).history(of: 19)
    history.acceptances = [
      Acceptance(
        rule: RuleName.durationRegression, test: TestID(7), reason: "wanted", author: "ann",
        run: RunID(10), since: Instant(microseconds: 10_000_000))
    ]
    #expect(try report(history).status == .pass)
  }

  @Test
  func `more on top of what was accepted is told at once, before there are enough runs of it`()
    throws
  {
    func status(_ run: Int, more factor: Int64) throws -> RuleStatus {
      var suite = suite(runs: 16, slowFrom: usual)
      suite.runs[run][7] *= factor
      var history = suite.history(of: run)
      history.acceptances = [
        Acceptance(
          rule: RuleName.durationRegression, test: TestID(7), reason: "wanted", author: "ann",
          run: RunID(10), since: Instant(microseconds: 10_000_000))
      ]
      return try report(history).status
    }
    for run in 11..<15 {
      #expect(try status(run, more: 1) == .pass)
      #expect(try status(run, more: 2) == .warn)
    }
  }

  @Test func `tests that were slow before do not make the run a loaded one`() throws {
    var suite = QuietSuite(runs: 14)
    for run in usual..<14 { for test in 10..<18 { suite.runs[run][test] *= 3 } }
    let statuses = try (usual + 1..<14).map { try report(suite.history(of: $0)).status }
    #expect(statuses == [.warn, .fail, .fail])
  }

  @Test(arguments: [1, 3, 5, 8])
  func `the more tests are grossly slower, the more are told`(count: Int) throws {
    var suite = QuietSuite(tests: 120, runs: 31, noise: 0.05)
    for test in 0..<count { suite.runs[30][3 + 14 * test] *= 20 }
    let report = try report(suite.history(of: 30))
    #expect(report.status == .warn && report.told.count == count)
  }

  @Test(arguments: [6, 10])
  func `a test that takes its longer time a few times in a row is not red where others do as well`(
    usual: Int
  ) throws {
    var red = 0
    for seed in 1...20 {
      var suite = QuietSuite(runs: usual + 3, noise: 0.03)
      var random = Generator(seed: UInt64(seed))
      for run in suite.runs.indices {
        for test in 0..<9 where Int.random(in: 0..<10, using: &random) < 3 {
          suite.runs[run][test] *= 2
        }
      }
      for run in suite.runs.indices { suite.runs[run][20] *= run < usual ? 1 : 2 }
      if try report(suite.history(of: usual + 2)).status == .fail { red += 1 }
    }
    #expect(red <= 1)
  }

  @Test func `a slow run that is followed by a usual one is forgotten`() throws {
    var suite = QuietSuite(runs: 14)
    for run in [10, 11] { suite.runs[run][7] *= 10 }
    #expect(try report(suite.history(of: 12)).status == .pass)
    suite.runs[13][7] *= 10
    #expect(try report(suite.history(of: 13)).status != .fail)
  }

  @Test func `two goes at one source within the hour are one run`() throws {
    func status(_ source: (Int) -> SourceKey, hours: Int64 = 0) throws -> RuleStatus {
      var history = suite(runs: 13, slowFrom: usual).history(of: 12)
      for i in history.baseline.indices {
        let number = 11 - i
        history.baseline[i].source = source(number)
        history.baseline[i].startedAt = Instant(microseconds: Int64(number) * hours * 3_600_000_000)
      }
      history.run.source = source(12)
      history.run.startedAt = Instant(microseconds: 12 * hours * 3_600_000_000)
      return try report(history).status
    }
    #expect(try status { "\($0)" } == .fail)
    #expect(try status { "\($0 / 11)" } == .warn)
    #expect(try status({ _ in "same" }, hours: 1) == .fail)
  }

  @Test func `what the trunk is slow in is not of the branch`() throws {
    var history = suite(runs: 13, slowFrom: usual).history(of: 12)
    history.run.branch = "feature"
    #expect(try report(history).status == .pass)
    #expect(try report(history).findings.isEmpty)
  }

  @Test func `the branch's own runs tell of its slowdown`() throws {
    let suite = suite(runs: 13, slowFrom: usual)
    var history = suite.history(of: 12)
    history.run.branch = "feature"
    history.earlierRuns = (0..<2).map { i in
      var run = history.baseline[i]
      run.branch = "feature"
      return .init(run: run, durations: history.baselineDurations[i])
    }
    history.baseline.removeFirst(2)
    history.baselineDurations.removeFirst(2)
    #expect(try report(history).status == .fail)
    history.earlierRuns.removeLast()
    #expect(try report(history).status == .warn)
  }

  @Test(arguments: [6, 10, 30])
  func `a slow run that is a little quicker than those before is no less slow`(usual: Int) throws {
    var suite = suite(runs: usual + 5, slowFrom: usual)
    suite.runs[usual + 3][7] = suite.runs[usual + 3][7] * 85 / 100
    #expect(try report(suite.history(of: usual + 2)).status == .fail)
    #expect(try report(suite.history(of: usual + 3)).status == .fail)
    #expect(try report(suite.history(of: usual + 4)).status == .fail)
  }

  @Test func `three runs that are hardly slower than one before are no proof`() throws {
    var suite = QuietSuite(runs: 13)
    suite.runs[4][7] = suite.runs[4][7] * 212 / 100
    for (run, share) in [(10, 222), (11, 225), (12, 219)] {
      suite.runs[run][7] = suite.runs[run][7] * Int64(share) / 100
    }
    #expect(try report(suite.history(of: 12)).status != .fail)
  }

  @Test func `a usual re-run clears what the runs before saw`() throws {
    let suite = suite(runs: 13, slowFrom: usual)
    #expect(try report(suite.history(of: 12, reruns: [7: [64_000]])).status == .pass)
  }
}
