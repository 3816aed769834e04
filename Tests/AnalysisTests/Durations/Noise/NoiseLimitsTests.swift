import RealModule
import Testing

@testable import Analysis

struct NoiseLimitsTests {
  private func slowness(_ usual: Double, plus extra: Double) -> TimeLost {
    TimeLost(
      usualSeconds: usual, extraSeconds: extra, effect: .log((usual + extra) / usual))
  }

  @Test func `what a short test lost says nothing of how many times a long one may take`() {
    let limits = NoiseLimits([slowness(0.001, plus: 0.15), slowness(0.2, plus: 0.1)], leaving: 0)
    #expect(limits.areExceeded(by: slowness(0.2, plus: 1), times: 1.1))
    #expect(!limits.areExceeded(by: slowness(0.2, plus: 0.11), times: 1.1))
    // The same pause in another short test.
    #expect(!limits.areExceeded(by: slowness(0.003, plus: 0.16), times: 1.1))
  }

  @Test func `what a long test lost says nothing of the seconds that a short one may lose`() {
    let limits = NoiseLimits([slowness(60, plus: 6)], leaving: 0)
    #expect(limits.areExceeded(by: slowness(0.2, plus: 3), times: 1.1))
    #expect(!limits.areExceeded(by: slowness(0.2, plus: 0.02), times: 1.1))
    #expect(!limits.areExceeded(by: slowness(50, plus: 5), times: 1.1))
  }

  @Test func `the greatest may be left out, and with nothing known all is beyond it`() {
    let events = [slowness(1, plus: 9), slowness(1, plus: 1)]
    #expect(NoiseLimits(events, leaving: 1).areExceeded(by: slowness(1, plus: 2), times: 1.1))
    #expect(!NoiseLimits(events, leaving: 0).areExceeded(by: slowness(1, plus: 2), times: 1.1))
    #expect(NoiseLimits([], leaving: 1).areExceeded(by: slowness(1, plus: 0.1), times: 1.1))
  }
}
