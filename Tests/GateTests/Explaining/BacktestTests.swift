import Analysis
import Gate
import History
import TestSupport
import Testing

struct BacktestTests {
  private func backtest(_ suite: QuietSuite, _ policy: Policy = Policy()) -> PolicyBacktest {
    var backtest = PolicyBacktest(policy)
    for number in suite.runs.indices {
      backtest.add(JudgedRun(suite.history(of: number), by: policy))
    }
    return backtest
  }

  private func tally(_ rule: RuleName, _ backtest: PolicyBacktest) -> PolicyBacktest.RuleTally? {
    backtest.rules.first { $0.rule == rule }
  }

  private func ownThreshold(_ backtest: PolicyBacktest) -> PolicyBacktest.ThresholdTally? {
    backtest.thresholds.first(where: \.isPolicy)
  }

  @Test func `a quiet history has no alarm and judges each run that has a baseline`() {
    let found = backtest(QuietSuite(runs: 20))
    #expect(found.runs == 20 && found.failures.isEmpty)
    #expect(tally(.durationRegression, found)?.judged == 15)
    #expect(tally(.durationRegression, found)?.warned == 0)
    #expect(ownThreshold(found)?.suspects == 0)
  }

  @Test func `one slow execution is gone in the next run, a slowdown lasts`() {
    var once = QuietSuite(runs: 20)
    once.runs[10][7] *= 2
    #expect(tally(.durationRegression, backtest(once))?.warned == 1)
    #expect(tally(.durationRegression, backtest(once))?.recovered == 1)
    #expect(ownThreshold(backtest(once))?.recovered == 1)
    #expect(ownThreshold(backtest(once))?.lasting == 0)
    var lasting = QuietSuite(runs: 14)
    for run in 12..<14 { lasting.runs[run][7] *= 2 }
    #expect(tally(.durationRegression, backtest(lasting))?.recovered == 0)
    #expect(ownThreshold(backtest(lasting))?.lasting == 1)
  }

  @Test func `a slowdown that the baseline has got used to is not gone`() {
    var suite = QuietSuite(runs: 14)
    for run in 8..<14 { suite.runs[run][7] *= 3 }
    let found = backtest(suite)
    #expect((tally(.durationRegression, found)?.warned).map { (1...5).contains($0) } == true)
    #expect(tally(.durationRegression, found)?.recovered == 0)
  }

  @Test func `stricter thresholds never suspect less, looser ones never more`() {
    var suite = QuietSuite(runs: 30)
    for run in stride(from: 8, to: 30, by: 4) { suite.runs[run][run] *= 3 }
    let found = backtest(suite).thresholds
    for a in found {
      for b in found where a.minimumRatio <= b.minimumRatio && a.minimumExtra <= b.minimumExtra {
        #expect(a.suspects >= b.suspects && a.runs >= b.runs)
      }
    }
  }

  @Test func `what was accepted is not counted as gone`() {
    var suite = QuietSuite(runs: 12)
    suite.runs[10][7] *= 2
    var backtest = PolicyBacktest(Policy())
    for number in suite.runs.indices {
      var history = suite.history(of: number)
      history.acceptances = [
        Acceptance(
          rule: RuleName.durationRegression, test: TestID(7), reason: "", author: "",
          run: RunID(11), since: Instant(microseconds: 11_000_000))
      ]
      backtest.add(JudgedRun(history, by: Policy()))
    }
    #expect(ownThreshold(backtest)?.suspects == 1)
    #expect(ownThreshold(backtest)?.recovered == 0)
  }

  @Test func `thresholds of the policy's own are among the choices`() {
    var policy = Policy()
    policy[DurationRegression.minimumRatio] = 1.3
    policy[DurationRegression.minimumExtra] = 7_000
    let own = ownThreshold(PolicyBacktest(policy))
    #expect(own?.minimumRatio == 1.3 && own?.minimumExtra == 0.007)
    #expect(PolicyBacktest(Policy()).thresholds.count { $0.isPolicy } == 1)
  }

  @Test func `a run that would have failed is named with its rules`() {
    var suite = QuietSuite(runs: 8)
    suite.runs[6][7] *= 2
    var backtest = PolicyBacktest(Policy())
    for number in suite.runs.indices {
      let reruns: [Int: [Int64]] = number == 6 ? [7: Array(repeating: 129_000, count: 6)] : [:]
      backtest.add(JudgedRun(suite.history(of: number, reruns: reruns), by: Policy()))
    }
    #expect(backtest.failures.map(\.run.key.text) == ["run 6"])
    #expect(backtest.failures.map(\.rules) == [[.durationRegression]])
    #expect(tally(.durationRegression, backtest)?.failed == 1)
    #expect(tally(.durationRegression, backtest)?.recovered == 1)
  }
}
