import Analysis
import History
import TestSupport
import Testing

@Suite struct SelectionAuditTests {
  @Test func moreIsFoundThanAsMuchTimeFindsByChanceOrInTheSlowestTests() {
    var random = Generator(seed: 12)
    var (ours, byChance, slowest, all) = (0, 0, 0, 0)
    for _ in 0..<10 {
      let world = SelectionWorld(&random, runs: 120)
      let budget = world.allTime * 3 / 10
      let audit = SelectionAudit(
        world.past, files: world.files, times: world.times, budget: budget)
      ours += audit.found
      all += audit.failures
      let tests = world.times.keys.sorted()
      byChance += found(world, budget, tests.shuffled(using: &random))
      slowest += found(
        world, budget, tests.sorted { (world.times[$0] ?? 0) > (world.times[$1] ?? 0) })
    }
    #expect(ours > 2 * byChance)
    #expect(ours > 4 * slowest)
    #expect(Double(ours) / Double(all) > 0.7)
  }

  /// New failures of the runs that an audit replays, among tests in a fixed order.
  private func found(_ world: SelectionWorld, _ budget: Int64, _ order: [TestID]) -> Int {
    var left = budget
    let chosen = Set(
      order.prefix { test in
        left -= world.times[test] ?? 0
        return left >= 0
      })
    return zip(world.past, world.past.dropFirst()).dropFirst(9).reduce(0) { count, pair in
      count + pair.1.failed.subtracting(pair.0.failed).intersection(chosen).count
    }
  }

  @Test func whatIsPromisedHoldsInTheRunsThatFollow() {
    var random = Generator(seed: 77)
    var kept = 0
    for _ in 0..<100 {
      let world = SelectionWorld(&random, runs: 120)
      let budget = world.allTime * 3 / 10
      func audit(_ runs: ArraySlice<PastRun>) -> SelectionAudit {
        SelectionAudit(Array(runs), files: world.files, times: world.times, budget: budget)
      }
      let promised = audit(world.past[..<60]).interval.lowerBound
      let (first, whole) = (audit(world.past[..<60]), audit(world.past[...]))
      let later = Double(whole.found - first.found) / Double(whole.failures - first.failures)
      if later >= promised { kept += 1 }
    }
    #expect(kept >= 95)
  }

  @Test func withoutAFailureNothingIsPromised() {
    let past = (0..<30).map { _ in PastRun(ran: [1]) }
    let audit = SelectionAudit(past, files: [:], times: [1: 10], budget: 10)
    #expect(audit.recall == nil)
    #expect(audit.interval == 0...1)
    #expect(audit.runs == 20)
  }
}
