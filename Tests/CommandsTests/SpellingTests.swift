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
}
