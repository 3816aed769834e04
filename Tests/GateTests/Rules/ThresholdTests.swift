import Gate
import History
import Testing

/// Limits hold to the last digit, whatever binary fractions make of them.
struct ThresholdTests {
  private func status(
    _ rule: RuleName, _ history: RunHistory, _ change: (inout Policy) -> Void = { _ in }
  ) -> RuleStatus? {
    var policy = Policy()
    change(&policy)
    return GateRules.judge(history, by: policy).rules.first { $0.rule == rule }?.status
  }

  private func covered(_ lines: Int64, of total: Int64 = 1000) -> CoverageCounts {
    CoverageCounts(linesCovered: lines, linesTotal: total)
  }

  @Test func `coverage may fall by just the points that are allowed and by no line more`() {
    for lines in Int64(11)...1000 {
      func drop(to now: Int64) -> RuleStatus? {
        let run = history { history in
          var earlier = summary("b")
          earlier.coverage = covered(lines)
          history.baseline = [earlier]
          history.run.coverage = covered(now)
        }
        return status(.coverageDrop, run)
      }
      #expect(drop(to: lines - 10) == .pass, "from \(lines) lines of 1000")
      #expect(drop(to: lines - 11) == .fail, "from \(lines) lines of 1000")
    }
  }

  @Test func `coverage at the floor is enough`() {
    for lines in Int64(1)...1000 {
      let run = history { $0.run.coverage = covered(lines) }
      #expect(
        status(.coverageFloor, run) { $0[CoverageSettings.floor] = Double(lines) / 10 } == .pass)
      #expect(
        status(.coverageFloor, run) { $0[CoverageSettings.floor] = Double(lines) / 10 + 0.01 }
          == .fail)
    }
  }

  private func improvement(_ target: Double, from before: Double, to now: Double) -> RuleStatus? {
    let run = history {
      var pinned = summary("pin", second: 1)
      pinned.wall = seconds(before)
      let pin = PinnedRun(
        name: "before", run: pinned, improve: target, pinnedAt: Instant(microseconds: 0),
        author: nil)
      var latest = summary("r")
      latest.wall = seconds(now)
      $0.pins = [pin]
      $0.latestOfBranch = [latest]
    }
    return status(.improvement, run)
  }

  @Test(arguments: [(111.9, RuleStatus.pass), (119.1, .pass), (120.0, .fail), (120.9, .fail)])
  func `of 300 seconds more than 60 percent are to be saved`(now: Double, status: RuleStatus) {
    #expect(improvement(0.6, from: 300, to: now) == status)
  }

  @Test func `just the target is not more than the target`() {
    for percent in 1...99 {
      let (target, now) = (Double(percent) / 100, Double(1000 - 10 * percent))
      #expect(improvement(target, from: 1000, to: now) == .fail, "\(percent) %")
      #expect(improvement(target, from: 1000, to: now - 0.001) == .pass, "\(percent) %")
    }
  }

  private func improvement(pinnedAt pinned: Int64, _ now: Double?) -> RuleReport? {
    let run = history {
      var before = summary("pin", second: pinned)
      before.wall = seconds(10)
      $0.pins = [
        PinnedRun(
          name: "before", run: before, improve: 0.6, pinnedAt: Instant(microseconds: 0),
          author: nil)
      ]
      $0.run.wall = now.map { seconds($0) }
      $0.latestOfBranch = [$0.run]
    }
    return GateRules.judge(run, by: Policy()).rules.first { $0.rule == .improvement }
  }

  @Test func `it is said which of pin and run cannot be compared, and slower is not faster`() {
    #expect(improvement(pinnedAt: 200, 5)?.summary == "the run is older than pin before")
    #expect(
      improvement(pinnedAt: 1, nil)?.summary == "the runs since pin before have no wall time")
    let slower = improvement(pinnedAt: 1, 10.5)?.summary
    #expect(slower?.hasPrefix("5 % slower than pin before") == true, "\(slower ?? "")")
    #expect(slower?.hasSuffix("worst 5 % slower)") == true, "\(slower ?? "")")
  }

  @Test func `a time just over its budget is not shown as the budget`() {
    let run = history {
      $0.run.wall = WallTime(microseconds: 120_001_000, origin: .measured)
    }
    var policy = Policy()
    policy.suites["full"] = SuitePolicy(budget: 120_000_000)
    let report = GateRules.judge(run, by: policy).rules.first { $0.rule == .suiteTime }
    #expect(report?.summary == "just over 2 min of 2 min (measured), 1.00 ms over")
  }

  @Test func `coverage just below the floor is nowhere shown as the floor`() {
    let run = history { history in
      var earlier = summary("b")
      earlier.coverage = covered(1000)
      history.baseline = [earlier]
      history.run.coverage = covered(15_999, of: 20_000)
    }
    let report = GateRules.judge(run, by: Policy()).rules.first { $0.rule == .coverageDrop }
    #expect(report?.summary.hasPrefix("79.995 %, ") == true)
    #expect(report?.findings.first?.summary == "coverage fell from 100 % to 79.995 %")
  }

  @Test func `enough earlier runs that cannot be compared are not called too few`() {
    let run = history { history in
      history.baseline = (1...8).map { summary("b\($0)", second: Int64($0)) }
    }
    let report = GateRules.judge(run, by: Policy()).rules.first {
      $0.rule == .suiteRegression
    }
    #expect(
      report?.summary == "too few of 8 earlier runs of main can be compared, 5 are needed")
  }
}
