import Testing

@testable import Commands

struct SpellingTests {
  @Test func `the nearest name is found whatever its case`() {
    let known = ["failures", "coverage-floor", "coverage-drop"]
    #expect(Spelling.nearest(to: "Failurs", among: known) == ["failures"])
    #expect(Spelling.nearest(to: "coverage-dorp", among: known) == ["coverage-drop"])
    #expect(Spelling.nearest(to: String(repeating: "x", count: 100_000), among: known).count == 1)
    #expect(Spelling.nearest(to: "x", among: []).isEmpty)
  }

  @Test func `only what may have been meant is offered, also what begins so`() {
    let known = ["gate", "slowest", "show", "record", "flaky", "trend"]
    for (typed, meant) in [
      ("gaet", "gate"), ("slow", "slowest"), ("recrod", "record"), ("flakey", "flaky"),
    ] {
      #expect(Spelling.likely(for: typed, among: known).contains(meant), "\(typed)")
    }
    #expect(Spelling.likely(for: "configuration", among: known).isEmpty)
  }
}
