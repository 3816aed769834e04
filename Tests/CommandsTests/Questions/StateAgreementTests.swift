import TestSupport
import Testing

/// A test has one state, whatever command tells it.
struct StateAgreementTests {
  @Test func `tests, show, flaky and select tell the same state of each test`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let flaky = try states(
      in: document(sandbox.laptime("flaky", "--all", "--format", "json").output)["tests"])
    let rows = try sandbox.laptime("tests", "--format", "json").output
    let listed = try states(in: document("{\"tests\": \(rows)}")["tests"])
    #expect(flaky.count > 300 && flaky == listed)
    #expect(Set(flaky.values).count > 2, "\(Set(flaky.values))")
    for state in Set(flaky.values) {
      let ofState = flaky.filter { $0.value == state }
      let shown = try document(
        sandbox.laptime("show", ofState.keys.sorted()[0], "--format", "json").output)
      #expect(shown["state"] as? String == state)
      let chosen = try document(
        sandbox.laptime("select", "--state", state, "--format", "json").output)["tests"]
      let named = (chosen as? [[String: Any]] ?? []).filter { $0["reason"] as? String == state }
      // Tests that were seen once are always there, as new ones.
      #expect(named.count == ofState.count || state == "new", "\(state)")
    }
  }

  private func states(in tests: Any?) throws -> [String: String] {
    let tests = try #require(tests as? [[String: Any]])
    return Dictionary(
      tests.map { test in
        let id = test["test"] as? String ?? (test["test"] as? [String: Any])?["id"] as? String
        return (id ?? "", test["state"] as? String ?? "")
      }
    ) { first, _ in first }
  }
}
