import Analysis
import RealModule
import TestSupport
import Testing

struct BenchmarkJudgementTests {
  /// Ten benchmarks over so many runs, the fourth slower by a factor from a run on.
  private func suite(runs: Int, slowFrom: Int, by factor: Double = 1.5, but healthy: Set<Int> = [])
    -> [[Double]]
  {
    var generator = Generator(seed: 5)
    return (0..<10).map { benchmark in
      (0..<runs).map { run in
        let isSlow = benchmark == 3 && run >= slowFrom && !healthy.contains(run)
        return 1e4 * Double(benchmark + 1) * Double.random(in: 1...1.01, using: &generator)
          * (isSlow ? factor : 1)
      }
    }
  }

  private func slower(_ suite: [[Double]], in run: Int, isOfTrunk: Bool = true)
    -> [BenchmarkJudgement]
  {
    BenchmarkJudgement.slower(
      suite.map { $0[run] }, baseline: suite.map { Array($0[max(0, run - 30)..<run]) },
      isOfTrunk: isOfTrunk, policy: SlowdownPolicy())
  }

  @Test func `what is slow does not become usual by lasting, until hardly another run is left`() {
    let suite = suite(runs: 50, slowFrom: 8)
    for run in 8..<34 {
      let found = slower(suite, in: run)
      #expect(found.map(\.benchmark) == [3], "run \(run)")
      #expect(found.first?.wasSlowBefore == (run > 8), "run \(run)")
      #expect(found.first.map { abs($0.ratio - 1.5) < 0.02 } == true, "run \(run)")
    }
    #expect(slower(suite, in: 45).isEmpty)
  }

  @Test func `a quick run among slow ones makes them no more usual`() {
    let suite = suite(runs: 24, slowFrom: 8, but: [20])
    #expect(slower(suite, in: 20).isEmpty)
    #expect(slower(suite, in: 21).map(\.wasSlowBefore) == [false])
    #expect(slower(suite, in: 22).map(\.wasSlowBefore) == [true])
  }

  @Test func `what is mended is well at once`() {
    #expect(slower(suite(runs: 21, slowFrom: 8, but: [20]), in: 20).isEmpty)
  }

  @Test func `what the trunk is slow in already is none of a branch's`() {
    let suite = suite(runs: 13, slowFrom: 8)
    #expect(slower(suite, in: 12, isOfTrunk: false).isEmpty)
    var worse = suite
    worse[3][12] *= 1.3
    #expect(slower(worse, in: 12, isOfTrunk: false).map(\.benchmark) == [3])
    #expect(slower(suite, in: 8, isOfTrunk: false).map(\.benchmark) == [3])
  }
}
