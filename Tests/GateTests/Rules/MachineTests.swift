import Gate
import History
import TestSupport
import Testing

/// Runs on machines that are slower than those of the baseline, or that nobody knows.
struct MachineTests {
  private func history(
    machine: Double = 1, model: String? = nil, reruns: [Int64] = [], slow: Int = 1
  ) -> RunHistory {
    var suite = QuietSuite(runs: 12)
    suite.runs[11] = suite.runs[11].map { Int64(Double($0) * machine) }
    suite.runs[11][7] *= Int64(slow)
    var history = suite.history(of: 11, reruns: [7: reruns])
    history.run.environment.cpuModel = model
    return history
  }

  private func report(_ history: RunHistory, confirm: Bool = false) throws -> RuleReport {
    var policy = Policy()
    if confirm { policy[DurationRegression.confirm] = .required }
    return try #require(
      GateRules.judge(history, by: policy).report(of: RuleName.durationRegression))
  }

  @Test(arguments: [1.5, 2, 5])
  func `on a machine that became slower nothing is judged, and the run stays green`(
    machine: Double
  ) throws {
    for slow in [1, 3] {
      let report = try report(history(machine: machine, slow: slow), confirm: true)
      #expect(report.status == .pass)
      #expect(report.summary.contains("no single test is judged"))
    }
  }

  @Test func `a faster machine hides nothing`() throws {
    #expect(try report(history(machine: 0.5)).status == .pass)
    #expect(try report(history(machine: 0.5, slow: 3)).status == .warn)
    let again = try report(history(machine: 0.5, reruns: [96_000, 97_000, 95_000], slow: 3))
    #expect(again.status == .fail)
  }

  @Test func `on a machine that is not known re-runs confirm nothing, and the candidates are kept`()
    throws
  {
    let reruns: [Int64] = [192_000, 190_000, 194_000]
    #expect(try report(history(reruns: reruns, slow: 3)).status == .fail)
    let unknown = try report(history(model: "other", reruns: reruns, slow: 3))
    #expect(unknown.status == .pass)
    #expect(unknown.summary.contains("no run of the baseline was on other"))
    #expect(unknown.suspects == [TestID(7)])
    #expect(unknown.told.isEmpty && unknown.findings.count == 1)
  }

  @Test func `a class is slower only beside the machine`() throws {
    var slower = history(machine: 1.2)
    for test in 0..<60 { slower.groups[TestID(Int64(test))] = "class \(test / 10)" }
    func report(_ history: RunHistory) throws -> RuleReport {
      try #require(
        GateRules.judge(history, by: Policy()).report(of: RuleName.groupRegression))
    }
    #expect(try report(slower).status == .pass)
    for i in 20..<30 { slower.results[i].duration = (slower.results[i].duration ?? 0) * 108 / 100 }
    let slow = try report(slower)
    #expect(slow.status == .warn)
    #expect(slow.findings.map(\.summary).allSatisfy { $0.hasPrefix("class 2: ×1.0") })
  }

  @Test func `a class of one slow test tells what the test tells, and a person reads it once`()
    throws
  {
    var history = history(slow: 6)
    for test in 0..<60 { history.groups[TestID(Int64(test))] = test == 7 ? "alone" : "others" }
    let verdict = GateRules.judge(history, by: Policy())
    let test = try #require(verdict.report(of: RuleName.durationRegression)?.findings.first)
    let groups = try #require(verdict.report(of: RuleName.groupRegression))
    #expect(groups.status == .pass && groups.told.isEmpty)
    let group = try #require(groups.findings.first)
    func ratio(_ finding: Finding) -> Double? {
      for case ("ratio", .number(let ratio)) in finding.figures { return ratio }
      return nil
    }
    let ratios = try (#require(ratio(test)), #require(ratio(group)))
    #expect(abs(ratios.0 / ratios.1 - 1) < 0.005)
  }
}
