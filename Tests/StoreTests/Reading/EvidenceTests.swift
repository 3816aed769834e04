import History
import Testing

@testable import Store

struct EvidenceTests {
  private func attempts(_ store: TestStore) throws -> AttemptHistory {
    try store.store.attempts(ofSuite: "full")
  }

  @Test func `passes are places, everything else is told one by one`() throws {
    let store = try TestStore()
    try store.record([attempt("a"), attempt("b", .failed)], at: 1)
    try store.record([attempt("a", .skipped), attempt("b"), attempt("b", isRetry: true)], at: 2)
    let history = try attempts(store)
    let a = history.attempts(of: TestID(1))
    #expect(a?.firstPasses.contains(0) == true && a?.firstPasses.contains(1) == false)
    #expect(a?.others.map(\.outcome) == [.skipped])
    #expect(history.executed == [2, 1])
    #expect(history.failedFirst == [1, 0])
    #expect(history.attempts(of: TestID(9)) == nil)
  }

  @Test func `incomplete, excluded and empty runs are no evidence`() throws {
    let store = try TestStore()
    try store.record([report([attempt("a")], isComplete: false)], at: 1)
    let wrong = try store.record([attempt("a")], at: 2)
    try store.store.exclude(
      run: wrong.run, why: "w", author: nil, at: Instant(microseconds: 0))
    try store.record([report([])], at: 3)
    let kept = try store.record([attempt("a")], at: 4)
    #expect(try attempts(store).runs.map(\.id) == [kept.run])
  }

  @Test func `the window ends with the run that is judged and counts back from it`() throws {
    let store = try TestStore()
    let day: Int64 = 86_400
    try store.record([attempt("a")], at: day)
    let judged = try store.record([attempt("a")], at: 90 * day)
    try store.record([attempt("a")], at: 92 * day)
    let row = judged.run
    #expect(try store.store.attempts(upToRun: row).runs.count == 2)
    #expect(try attempts(store).runs.count == 2)
    let few = try store.store.attempts(
      ofSuite: "full", window: .init(sources: 1, days: 1000))
    #expect(few.runs.count == 1)
  }

  @Test func `a pass on another platform does not forgive`() throws {
    let store = try TestStore()
    func linux(_ run: inout RunDescription) {
      run.source.commit = "same"
      run.environment.osName = "Linux"
    }
    try store.record([attempt("a")], at: 1, change: linux)
    let judged = try store.record([attempt("a", .failed)], at: 2) {
      linux(&$0)
      $0.environment.osName = "Windows"
    }
    let row = judged.run
    let history = try store.store.history(
      ofRun: row, trunk: "main",
      window: .init(runs: 30, enough: 10))
    #expect(history.onSameSource[TestID(1)] == nil)
    #expect(history.platform == "Windows")
    #expect(Set(history.attempts?.platforms ?? []) == ["Linux", "Windows"])
  }

  @Test func `what a test usually takes is the median of the runs that measured it`() throws {
    let store = try TestStore()
    let durations: [Int64?] = [900, 100, nil, 300, 200, 5000]
    for (place, duration) in durations.enumerated() {
      let outcome: Outcome = place == 5 ? .skipped : .passed
      try store.record([attempt("a", outcome, duration)], at: Int64(place))
    }
    let row = try store.store.run(named: "latest")
    #expect(try store.store.usualDuration(of: TestID(1), inSuiteOfRun: row) == 300)
    #expect(try store.store.usualDuration(of: TestID(9), inSuiteOfRun: row) == nil)
  }

  @Test func `a renamed test's past goes by its last name`() throws {
    let store = try TestStore()
    try store.record([attempt("a")], at: 1)
    try store.record([attempt("b")], at: 2)
    try store.record([attempt("c", .failed)], at: 3)
    let now = Instant(microseconds: 5)
    try store.store.rename([(TestID(1), TestID(2))], author: nil, at: now)
    try store.store.rename([(TestID(2), TestID(3))], author: nil, at: now)
    #expect(throws: RenameError.circle) {
      try store.store.rename([(TestID(3), TestID(1))], author: nil, at: now)
    }
    let history = try attempts(store)
    #expect(history.tests.map(\.test) == [TestID(3)])
    #expect(history.tests.first?.firstPasses.count == 2)
  }

  @Test func `messages get fingerprints when they are recorded, and anew in another version`()
    throws
  {
    let store = try TestStore()
    func failed(_ message: String) -> ReportedAttempt {
      var failed = attempt("a", .failed)
      failed.failures = [Failure(message: message)]
      return failed
    }
    func fingerprints() throws -> [String] {
      try store.store.run(
        NamedQuery(name: "q", sql: "SELECT fingerprint FROM messages ORDER BY id"), [:]
      ).rows.map { "\($0)" }
    }
    try store.record([failed("old")], at: 1)
    #expect(try fingerprints() == ["[History.ResultTable.Cell.null]"])
    store.store.fingerprinter = Fingerprinter(version: 1) { "1:\($0.message ?? "")" }
    try store.record([failed("new")], at: 2)
    #expect(
      try fingerprints() == [
        "[History.ResultTable.Cell.text(\"1:old\")]", "[History.ResultTable.Cell.text(\"1:new\")]",
      ])
    store.store.fingerprinter = Fingerprinter(version: 2) { "2:\($0.message ?? "")" }
    try store.store.updateFingerprints()
    #expect(try fingerprints().allSatisfy { $0.contains("2:") })
  }

  @Test func `it is read what the newest failures of other sources and branches said`() throws {
    let store = try TestStore()
    store.store.fingerprinter = Fingerprinter(version: 1) { "1:\($0.message ?? "")" }
    func record(_ message: String?, at second: Int64, branch: String = "main") throws -> RunID {
      var seen = attempt("a", message == nil ? .passed : .failed)
      seen.failures = message.map { [Failure(message: $0)] } ?? []
      return try store.record([seen], at: second) { $0.branch = branch }.run
    }
    let all = ["oldest", "b", "c", nil, "d", "e", "f"]
    for (second, message) in all.enumerated() { _ = try record(message, at: Int64(second)) }
    _ = try record("of the branch itself", at: 10, branch: "topic")
    let run = try record("here", at: 11, branch: "topic")
    let history = try store.store.history(
      ofRun: run, trunk: "main", window: .init(runs: 30, enough: 10))
    #expect(history.fingerprints[TestID(1)] == ["1:here"])
    #expect(
      history.fingerprintsElsewhere[TestID(1)] == Set(["b", "c", "d", "e", "f"].map { "1:\($0)" }))
  }
}
