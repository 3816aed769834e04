import Testing

@testable import Analysis

struct RunTailsTests {
  /// The deviations of so many tests, of which one in ten stands out by this.
  private func scores(_ tests: Int = 400, standingOut height: Double) -> [Double] {
    (0..<tests).map { test -> Double in
      let share = Double(test % 7) / 7
      return test % 10 == 0 ? height + Double(test) / 1000 : share - 0.5
    }
  }

  @Test func `a loaded run among the newest does not tell what is usual`() {
    let quiet = Array(repeating: scores(standingOut: 2), count: 4)
    let tails = RunTails(quiet + [scores(standingOut: 10)])
    #expect(tails.load(scores(standingOut: 2)) == 1)
    #expect(tails.certainLoad(scores(standingOut: 10)) > 3)
  }

  @Test(arguments: [1.0, 2, 3, 8])
  func `what is certain of a load is no more than what may be`(height: Double) {
    let tails = RunTails(Array(repeating: scores(standingOut: 2), count: 5))
    let run = scores(standingOut: height)
    #expect(tails.certainLoad(run) >= 1)
    #expect(tails.certainLoad(run) <= tails.load(run))
  }

  @Test func `too few tests tell no load`() {
    let tails = RunTails([scores(standingOut: 2)])
    #expect(tails.load(scores(40, standingOut: 50)) == 1)
    #expect(RunTails([]).load(scores(standingOut: 50)) == 1)
  }
}
