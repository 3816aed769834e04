import Testing

@testable import Analysis

struct RerunsNeededTests {
  /// As `confirmation_next.py` of the study has it.
  @Test(arguments: [(7, 10), (10, 7), (30, 3)])
  func `among a thousand tests short baselines ask for more`(runs: Int, expected: Int) {
    #expect(RerunsNeeded.count(afterRuns: runs, amongTests: 1000, rate: 0.05, most: 12) == expected)
  }

  @Test func `so many are enough, and one less is not`() {
    for tests in [1, 60, 1000, 10_000] {
      for runs in 5...40 {
        let count = RerunsNeeded.count(afterRuns: runs, amongTests: tests, rate: 0.05)
        let limit = 0.05 / Double(tests)
        #expect((3...RerunsNeeded.most).contains(count))
        let chance = RerunsNeeded.chance(that: count + 1, areSlowerThan: runs)
        #expect(count == RerunsNeeded.most || chance <= limit)
        let less = RerunsNeeded.chance(that: count, areSlowerThan: runs)
        #expect(count == 3 || less > limit)
      }
    }
  }

  @Test func `four red cards lie on thirty black ones once in 46,376 times`() {
    let chance = RerunsNeeded.chance(that: 4, areSlowerThan: 30)
    #expect(abs(1 / chance - 46_376) < 1e-6)
  }

  @Test func `the more tests and the shorter the baseline, the more re-runs`() {
    let byRuns = (1...40).map { RerunsNeeded.count(afterRuns: $0, amongTests: 500, rate: 0.05) }
    #expect(byRuns == byRuns.sorted(by: >))
    let byTests = [1, 10, 100, 1000, 100_000].map {
      RerunsNeeded.count(afterRuns: 10, amongTests: $0, rate: 0.05)
    }
    #expect(byTests == byTests.sorted() && byTests.first == 3)
  }

  @Test
  func `runs of the baseline that were as slow ask for more re-runs, by what one black card costs`()
  {
    #expect(abs(RerunsNeeded.chance(that: 4, areSlowerThan: 30, but: 1) * 46_376 - 5) < 1e-9)
    for runs in 5..<40 {
      let counts = (0...4).map {
        RerunsNeeded.count(afterRuns: runs, notBelow: $0, amongTests: 1000, rate: 0.05)
      }
      #expect(counts == counts.sorted())
    }
  }
}
