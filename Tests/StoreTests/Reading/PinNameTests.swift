import History
import Testing

@testable import Store

/// A pin's name is taken wherever a run is.
struct PinNameTests {
  private func pin(_ run: RunID, _ name: String, in store: TestStore) throws {
    try store.store.pin(
      run: run, as: name, improve: nil, author: nil, at: Instant(microseconds: 0))
  }

  @Test func `a pin names its run`() throws {
    let store = try TestStore()
    let first = try store.record([attempt("a")], at: 1)
    try store.record([attempt("a")], at: 2)
    try pin(first.run, "before xdist", in: store)
    #expect(try store.store.run(named: "before xdist") == first.run)
    #expect(try store.store.run(named: "before xdist", suite: "full") == first.run)
    for unknown in ["before", "Before xdist", ""] {
      #expect(throws: RecordingError.noSuchRun(unknown)) { try store.store.run(named: unknown) }
    }
    #expect(throws: RecordingError.self) {
      try store.store.run(named: "before xdist", suite: "unit")
    }
  }

  @Test func `a pin hides no run, nor a run the pin that has its id`() throws {
    let store = try TestStore()
    let first = try store.record([attempt("a")], at: 1)
    let second = try store.record([attempt("a")], at: 2)
    for length in [1, 8] {
      let name = String(second.key.text.prefix(length))
      try pin(first.run, name, in: store)
      if first.key.text.hasPrefix(name) { continue }
      #expect(throws: RecordingError.pinOrRun(name, second.key)) {
        try store.store.run(named: name)
      }
      try pin(second.run, name, in: store)
      #expect(try store.store.run(named: name) == second.run)
    }
    try pin(first.run, second.key.text, in: store)
    #expect(try store.store.run(named: second.key.text) == second.run)
  }

  @Test func `a pin of several suites is named with its suite`() throws {
    let store = try TestStore()
    for suite in ["unit", "full"] {
      let run = try store.record([attempt("a")]) { $0.suite = suite }
      try pin(run.run, "old", in: store)
      #expect(try store.store.run(named: "old", suite: suite) == run.run)
    }
    #expect(throws: RecordingError.severalPins("old")) { try store.store.run(named: "old") }
  }
}
