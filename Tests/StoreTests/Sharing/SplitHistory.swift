import History
import TestSupport

@testable import Store

/// A history as calls that record it, of which some need the store that others were made on.
struct SplitHistory {
  /// What is done to a store at a time.
  struct Call {
    /// Calls of one group are made on one store.
    var group: Int
    var make: (TestStore) throws -> Void
  }

  private(set) var calls: [Call] = []
  private var random: Generator
  private var groups = 0
  private var second: Int64 = 10_000

  init(seed: UInt64, runs: Int = 6) {
    random = Generator(seed: seed)
    for run in 1...runs {
      switch Int.random(in: 0..<4, using: &random) {
      case 0: addShards(of: run)
      case 1: addJob(run)
      default: addRun(run)
      }
    }
  }

  /// All calls on one store, in the order of their times.
  func recordedAtOnce() throws -> TestStore {
    let store = try TestStore()
    for call in calls { try call.make(store) }
    return store
  }

  /// The calls on several stores, each group on one of them, and some on two.
  func split(into count: Int, seed: UInt64) throws -> [TestStore] {
    var random = Generator(seed: seed)
    let stores = try (0..<count).map { _ in try TestStore() }
    let first = (0..<groups).map { _ in Int.random(in: 0..<count, using: &random) }
    let other = (0..<groups).map { _ in Int.random(in: 0..<count * 3, using: &random) }
    for call in calls {
      let (one, two) = (first[call.group], other[call.group])
      try call.make(stores[one])
      if two < count, two != one { try call.make(stores[two]) }
    }
    return stores
  }

  private mutating func tick() -> Instant {
    second += Int64.random(in: 1..<500, using: &random)
    return Instant(microseconds: second * 1_000_000)
  }

  private mutating func add(_ make: @escaping (TestStore) throws -> Void, to group: Int? = nil) {
    calls.append(Call(group: group ?? groups, make: make))
    if group == nil { groups += 1 }
  }

  private mutating func someAttempts(_ names: Range<Int>) -> [ReportedAttempt] {
    names.flatMap { name -> [ReportedAttempt] in
      let fails = Int.random(in: 0..<5, using: &random) == 0
      var first = attempt(
        "test_\(name)", fails ? .failed : .passed, Int64.random(in: 1..<90_000, using: &random))
      if fails { first.failures = [Failure(type: "E", message: "m\(name % 3)", detail: nil)] }
      first.phases = Phases(setup: 10, call: 20, teardown: 3)
      first.worker = "gw\(name % 2)"
      first.start = Instant(microseconds: second * 1_000_000 - 5_000_000 + Int64(name) * 1000)
      guard fails, Bool.random(using: &random) else { return [first] }
      return [first, attempt("test_\(name)", .passed, 77, isRetry: true)]
    }
  }

  private mutating func someCoverage() -> ReportInput {
    let lines = (0..<20).map {
      LineCoverage(number: $0, isCovered: Bool.random(using: &random))
    }
    return report(coverage: [FileCoverage(path: "src/a.py", lines: lines)])
  }

  private mutating func addRun(_ run: Int) {
    let (now, group) = (tick(), groups)
    let reports = [report(someAttempts(0..<12)), someCoverage()]
    add { store in
      try store.record(reports, at: Int64(run), now: now) {
        $0.startedAt = Instant(microseconds: now.microseconds - 9_000_000)
        $0.environment.labels = ["db": run % 2 == 0 ? "sqlite" : "postgres"]
      }
    }
    if Bool.random(using: &random) {
      let (more, later) = ([report(someAttempts(3..<5))], tick())
      add(
        { store in
          let id = try store.run(ofCommit: "c\(run)")
          try store.record(more, at: Int64(run), attemptOf: id, now: later) {
            $0.startedAt = Instant(microseconds: later.microseconds - 1_000_000)
          }
        }, to: group)
    }
    if Bool.random(using: &random) {
      let (coverage, later) = ([someCoverage()], tick())
      add({ store in try store.record(coverage, at: Int64(run), now: later) }, to: group)
    }
    decide(of: run, in: group)
  }

  private mutating func decide(of run: Int, in group: Int) {
    for _ in 0..<2 {
      let (now, kind) = (tick(), Int.random(in: 0..<6, using: &random))
      add(
        { store in
          let (id, history) = (try store.run(ofCommit: "c\(run)"), store.store)
          switch kind {
          case 0: try history.pin(run: id, as: "fast", improve: 0.5, author: "ann", at: now)
          case 1:
            try history.pin(run: id, as: "fast", improve: nil, author: "ann", at: now)
            let later = Instant(microseconds: now.microseconds + 1)
            _ = try history.unpin("fast", suite: "full", author: "bob", at: later)
          case 2: try history.exclude(run: id, why: "disk full", author: "ann", at: now)
          case 3: try history.exclude(run: id, why: nil, author: "bob", at: now)
          default:
            try history.accept(
              RuleName("failures"), tests: [nil], fromRun: id, reason: "meant", author: "ann",
              at: now)
          }
        }, to: group)
    }
  }

  /// Parts of one run on machines of their own; one of them is run again by the CI.
  private mutating func addShards(of run: Int) {
    for (part, attempt) in [(1, 1), (2, 1), (3, 1), (2, 2)] {
      let now = tick()
      let tests = part * 4..<part * 4 + 5
      let reports = [report(someAttempts(tests)), someCoverage()]
      let wall = Int64.random(in: 1_000_000..<400_000_000, using: &random)
      add { store in
        try store.record(reports, at: Int64(run), now: now) {
          $0.runKey = "github:\(run)/test"
          $0.shard = Shard(index: part, total: 3)
          $0.attempt = BuildAttempt(
            job: "job \(run)", number: Int64(attempt), batch: "batch \(attempt)")
          $0.startedAt = Instant(microseconds: now.microseconds - wall)
          $0.measurement = Measurement(
            wall: wall, user: 1000 * Int64(part), system: 7,
            end: CommandEnd(code: 0, meaning: .passed))
          $0.workers = part
          $0.environment.availableCores = 4
        }
      }
    }
  }

  /// Parts again without a CI that tells of which execution.
  private mutating func addJob(_ run: Int) {
    for part in [1, 2, 1] {
      let now = tick()
      let reports = [report(someAttempts(part * 3..<part * 3 + 4))]
      add { store in
        try store.record(reports, at: Int64(run), now: now) {
          $0.runKey = "build \(run)"
          $0.shard = Shard(index: part, total: 2)
          $0.startedAt = nil
        }
      }
    }
  }
}

extension TestStore {
  func run(ofCommit commit: String) throws -> RunID {
    let statement = try Statement("SELECT id FROM runs WHERE commit_hash = ?", on: store.connection)
    statement.bind(1, commit)
    defer { statement.reset() }
    _ = try statement.step()
    return RunID(statement.integer(0))
  }

  func merge(_ other: TestStore) throws -> MergeOutcome {
    try store.merge(
      storeAt: other.path, scratch: sandbox.path("scratch.db"), at: Instant(microseconds: 0))
  }

  /// All that the store tells, without the numbers of its rows.
  func told() throws -> [String] {
    let reader = ContentReader(connection: store.connection)
    let runs = try store.connection.rows(.runsToUnite) {
      (id: RunID($0.integer(0)), key: $0.text(1))
    }
    var told: [String] = []
    for run in runs {
      told.append(try reader.whole(run.id).told)
      for recording in try reader.recordings(of: run.id) { told.append(recording.told) }
      told.append(try row(ofRun: run.id, in: "run_list"))
      told.append(try row(ofRun: run.id, in: "totals"))
    }
    return told + (try DecisionReader(connection: store.connection).all().map { "\($0)" }.sorted())
  }

  private func row(ofRun id: RunID, in view: String) throws -> String {
    let statement = try Statement(
      "SELECT * FROM \(view) WHERE run_id = \(id.rawValue)", on: store.connection)
    defer { statement.reset() }
    guard try statement.step() else { return "no row in \(view)" }
    return statement.columns.enumerated().filter { !$1.hasSuffix("_id") }
      .map { "\($1)=\(statement.value(Int32($0)))" }.joined(separator: " ")
  }
}

extension RunContent {
  fileprivate var told: String {
    let tables = ContentTable.allCases.map { table in
      "\(table) "
        + self[table].all.map { row in
          row.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: " ")
        }.joined(separator: "\n")
    }
    return tables.joined(separator: "\n") + "\n\(tests)\n"
      + attempts.map { "\($0)\n" }.joined() + timings.map { "\($0)\n" }.joined()
  }
}
