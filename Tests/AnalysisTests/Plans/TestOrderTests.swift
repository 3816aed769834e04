import Analysis
import History
import RealModule
import TestSupport
import Testing

@Suite struct TestOrderTests {
  @Test(arguments: [Distribution.worksteal, .load, .tests])
  func anOrderHoldsEveryTestAndEndsNoLaterThanTheirOwn(_ distribution: Distribution) {
    var random = Generator(seed: 3)
    for _ in 0..<20 {
      let suite = PlannedSuite.random(&random)
      let workers = Int.random(in: 1...8, using: &random)
      let order = TestOrder(best: suite, distribution, workers: workers)
      #expect(order.places.sorted() == Array(suite.tests.indices))
      let own = distribution.schedule(suite, workers: workers)
      #expect(order.schedule.makespan <= own.makespan)
      #expect(
        order.schedule.makespan >= TestOrder.lowerBound(of: suite, workers: workers) * 99 / 100)
    }
  }

  @Test func theSameSuiteGivesTheSameOrder() {
    var random = Generator(seed: 8)
    let suite = PlannedSuite.random(&random)
    let orders = (0..<3).map { _ in TestOrder(best: suite, .worksteal, workers: 4).places }
    #expect(orders[0] == orders[1])
    #expect(orders[1] == orders[2])
  }

  /// Log-normal durations: the worst of 20 suites, and their median.
  @Test(arguments: [2, 4, 8])
  func workstealEndsNearTheLowerBoundInTheBestOrder(_ workers: Int) {
    var random = Generator(seed: 21)
    let ratios = (0..<20).map { _ in
      let suite = PlannedSuite.plain(
        (0..<400).map { _ in Int64(50_000 * Double.exp(1.3 * random.normal())) })
      let order = TestOrder(best: suite, .worksteal, workers: workers)
      return Double(order.schedule.makespan)
        / Double(TestOrder.lowerBound(of: suite, workers: workers))
    }.sorted()
    #expect(ratios[10] < 1.02)
    #expect(ratios[19] < 1.10)
  }

  @Test func testsThatShareASetupStayTogether() {
    var suite = PlannedSuite.plain(Array(repeating: 10_000, count: 140))
    suite.fileSetups = suite.fileSetups.map { _ in 50_000 }
    let order = TestOrder(best: suite, .worksteal, workers: 4)
    let ordered = suite.ordered(order.places)
    let own = Distribution.worksteal.schedule(suite, workers: 4).setups(in: suite)
    #expect(order.schedule.setups(in: ordered) <= own)
  }
}
