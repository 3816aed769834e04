import History
import Testing

@testable import Store

/// What forgives a failure of a source, and what leaves it open.
struct OpenFailureTests {
  private let window = HistoryStore.Window(
    runs: 30, enough: 10)

  private func history(_ store: TestStore, of run: RecordedRun) throws -> RunHistory {
    try store.store.history(ofRun: run.run, trunk: "main", window: window)
  }

  private func same(_ run: inout RunDescription) { run.source.commit = "same" }

  private func stored(_ labels: [[String: String]], _ outcomes: [Outcome], run key: [String?] = [])
    throws -> (store: TestStore, runs: [RecordedRun])
  {
    let store = try TestStore()
    var runs: [RecordedRun] = []
    for (place, outcome) in outcomes.enumerated() {
      runs.append(
        try store.record([attempt("a", outcome), attempt("b")], at: Int64(place + 1)) {
          $0.source.commit = "same"
          $0.environment.labels = labels.isEmpty ? [:] : labels[place]
          $0.runKey = key.isEmpty ? nil : key[place]
        })
    }
    return (store, runs)
  }

  @Test(arguments: [
    [["os": "win"], ["os": "linux"]], [["os": "win"], [:]], [[:], ["os": "win"]],
    [["os": "win"], ["os": "win", "db": "pg"]],
  ])
  func `a pass with other labels forgives nothing, and is no flake`(labels: [[String: String]])
    throws
  {
    let (store, runs) = try stored(labels, [.failed, .passed])
    for run in runs { #expect(try history(store, of: run).onSameSource.isEmpty) }
    let (equal, again) = try stored([labels[0], labels[0]], [.failed, .passed])
    #expect(try history(equal, of: again[0]).onSameSource[TestID(1)]?.laterPasses == 1)
  }

  @Test func `a job beside a red one neither forgives it nor shows a flake`() throws {
    let (store, runs) = try stored(
      [], [.failed, .passed], run: ["gitlab:5/linux", "gitlab:5/mac"])
    for run in runs { #expect(try history(store, of: run).onSameSource.isEmpty) }
    #expect(try history(store, of: runs[1]).openFailures.isEmpty)
    let red = try store.store.redRuns(besides: runs[1].run, suite: nil, branch: nil)
    #expect(red.map(\.id) == [runs[0].run])
    let (other, builds) = try stored(
      [], [.failed, .passed], run: ["gitlab:5/linux", "gitlab:6/linux"])
    #expect(try other.store.redRuns(besides: builds[1].run, suite: nil, branch: nil).isEmpty)
    #expect(try history(other, of: builds[0]).onSameSource[TestID(1)]?.laterPasses == 1)
  }

  @Test func `siblings of one name are told of, and a job of another build takes their place`()
    throws
  {
    let (store, runs) = try stored(
      [], [.failed, .passed], run: ["github:5/test", "github:5/test"])
    let red = try store.store.redRuns(besides: runs[1].run, suite: nil, branch: nil)
    #expect(red.map(\.id) == [runs[0].run])
    try store.record([attempt("a"), attempt("b")], at: 3) {
      $0.source.commit = "same"
      $0.runKey = "github:6/test"
    }
    #expect(try store.store.redRuns(besides: runs[1].run, suite: nil, branch: nil).isEmpty)
  }

  @Test func `the number of a build as a label tells no platforms apart, unless it is named`()
    throws
  {
    let store = try TestStore()
    for number in 1...3 {
      try store.record([attempt("a"), attempt("b")], at: Int64(number)) {
        $0.environment.labels = ["build": "\(number)"]
      }
    }
    let runs = try [Outcome.failed, .passed].enumerated().map { place, outcome in
      try store.record([attempt("a", outcome), attempt("b")], at: Int64(4 + place)) {
        $0.source.commit = "same"
        $0.environment.labels = ["build": "\(4 + place)"]
      }
    }
    #expect(try history(store, of: runs[0]).onSameSource[TestID(1)]?.laterPasses == 1)
    let named = HistoryStore.Window(runs: 30, enough: 10, labels: ["build"])
    let apart = try store.store.history(ofRun: runs[0].run, trunk: "main", window: named)
    #expect(apart.onSameSource.isEmpty)
  }

  @Test func `a failure is open until a later run of the source passes the test`() throws {
    let store = try TestStore()
    let red = try store.record([attempt("a", .failed), attempt("b")], at: 1, change: same)
    let absent = try store.record([attempt("b")], at: 2, change: same)
    let skipped = try store.record([attempt("a", .skipped), attempt("b")], at: 3, change: same)
    let open = RunHistory.OpenFailure(test: TestID(1), run: red.key)
    #expect(try history(store, of: red).openFailures.isEmpty)
    #expect(try history(store, of: absent).openFailures == [open])
    #expect(
      try history(store, of: skipped).openFailures
        == [.init(test: TestID(1), run: red.key, outcome: .skipped)])
    let other = try store.record([attempt("b")], at: 4)
    #expect(try history(store, of: other).openFailures.isEmpty)
    let green = try store.record([attempt("a"), attempt("b")], at: 5, change: same)
    for run in [absent, skipped, green] {
      #expect(try history(store, of: run).openFailures.isEmpty)
    }
    let after = try store.record([attempt("b")], at: 6, change: same)
    #expect(try history(store, of: after).openFailures.isEmpty)
  }

  @Test func `a run dated before its commit forgives nothing`() throws {
    let now = Instant(microseconds: 1_800_000_000_000_000)
    func record(_ store: TestStore, _ outcome: Outcome, _ isStale: Bool) throws
      -> RecordedRun
    {
      try store.record([report([attempt("a", outcome)])], now: now) {
        $0.source = Source(commit: "same")
        $0.source.committedAt = now
        $0.startedAt = Instant(
          microseconds: now.microseconds - (isStale ? 7_200_000_000 : 0))
      }
    }
    let store = try TestStore()
    let red = try record(store, .failed, false)
    let stale = try record(store, .passed, true)
    #expect(try history(store, of: red).onSameSource[TestID(1)]?.passes == 0)
    #expect(
      try history(store, of: stale).openFailures
        == [.init(test: TestID(1), run: red.key, outcome: .passed)])
  }
}
