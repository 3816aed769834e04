import Analysis
import Testing

struct RerunsNeededTests {
  private func needed(_ runs: Int, notBelow few: Int = 0, among tests: Int = 1000) -> Int {
    RerunsNeeded.count(afterRuns: runs, notBelow: few, amongTests: tests, rate: 0.05)
  }

  @Test func `a short baseline asks for more re-runs`() {
    #expect([7, 10, 30].map { needed($0) } == [10, 7, 3])
  }

  @Test func `the chance is that of drawing the slowest of all`() {
    // Of 34 cards the four red ones lie on top once in C(34, 4) times; one black one among them five times as often.
    #expect(1 / RerunsNeeded.chance(that: 4, areSlowerThan: 30) == 46_376)
    #expect(abs(RerunsNeeded.chance(that: 4, areSlowerThan: 30, but: 1) * 46_376 - 5) < 1e-9)
  }

  @Test func `longer baselines, fewer tests and fewer slow runs never ask for more`() {
    for runs in 5..<40 {
      for few in 0..<4 {
        #expect(needed(runs + 1, notBelow: few) <= needed(runs, notBelow: few))
        #expect(needed(runs, notBelow: few) <= needed(runs, notBelow: few + 1))
        #expect(needed(runs, notBelow: few, among: 100) <= needed(runs, notBelow: few))
        #expect((3...RerunsNeeded.most).contains(needed(runs, notBelow: few)))
      }
    }
  }
}
