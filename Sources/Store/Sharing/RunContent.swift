import History

/// What one call recorded of a run, apart from any store: names and values, and no row numbers.
///
/// Tests and messages are referred to by their places. A run is the union of its recordings.
struct RunContent: Hashable, Sendable {
  /// An attempt of a test; those of one test stand beside each other in the order in which they were made.
  struct Entry: Hashable, Sendable {
    var test: Int32
    var attempt: Attempt
  }

  /// What is known of an attempt beside what it came to.
  struct Timing: Hashable, Sendable {
    /// The place of the attempt.
    var attempt: Int32
    var setup: Int64?
    var call: Int64?
    var teardown: Int64?
    /// Microseconds since the start of the run as this content tells it.
    var start: Int64?
    var worker: String?
  }

  /// In the order of their parts, so that it is the same in every store.
  var tests: [TestIdentity] = []
  /// By test in ascending order.
  var attempts: [Entry] = []
  /// By attempt in ascending order.
  var timings: [Timing] = []
  private var tables: [ContentTable: ContentRows] = [:]

  subscript(table: ContentTable) -> ContentRows {
    get { tables[table] ?? ContentRows(table) }
    set { tables[table] = newValue.isEmpty ? nil : newValue }
  }

  /// The facts of the run.
  var run: [String: SQLValue] { self[.run].isEmpty ? [:] : self[.run].named(0) }

  var runKey: String { run.text("key") ?? "" }
  var recordedAt: Int64 { run.integer("recorded_at") ?? 0 }
  var startedAt: Int64 { run.integer("started_at") ?? 0 }

  /// Whether it executed a part of the run, or all of it; else it adds attempts or coverage.
  var isExecution: Bool { !self[.shards].isEmpty }

  /// The hashes of the reports that it was recorded from.
  var reportHashes: Set<String> {
    Set(self[.reports].all.compactMap { $0.text("content_hash") })
  }

  /// Tells its attempts as though the run had none before: what they repeat shows where they come to stand.
  mutating func beginExecutions() {
    for place in attempts.indices where attempts[place].attempt.mode == .rerun {
      attempts[place].attempt.mode = .suite
    }
  }

  /// Makes tests known that have no attempt.
  mutating func name(_ others: [TestIdentity]) {
    let known = Set(tests)
    let all = (tests + Set(others).subtracting(known)).sorted { $0.comesBefore($1) }
    let places = Dictionary(
      all.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    for place in attempts.indices {
      attempts[place].test = places[tests[Int(attempts[place].test)]] ?? 0
    }
    tests = all
  }

  /// By what it is known again.
  var key: String {
    var hash = ContentHash()
    for text in [attemptsBytes, tellingBytes] { hash.update(text) }
    return hash.finish().hex
  }

  /// The execution of a CI's job that it is of; nil where no CI told.
  func buildAttempt(of part: Int64) -> BuildAttempt? {
    self[.reports].all.compactMap { report -> BuildAttempt? in
      guard report.integer("shard") == part, let job = report.text("ci_job"),
        let number = report.integer("ci_attempt")
      else { return nil }
      return BuildAttempt(job: job, number: number, batch: report.text("ci_batch"))
    }.max { $0.number < $1.number }
  }

  private var attemptsBytes: [UInt8] {
    var bytes = ContentBytes()
    bytes.append(tests)
    for entry in attempts {
      bytes.append(Int64(entry.test))
      bytes.append(byte: entry.attempt.outcome.rawValue)
      bytes.append(byte: entry.attempt.mode.rawValue)
      bytes.append(entry.attempt.duration ?? -1)
    }
    return bytes.bytes
  }

  private var tellingBytes: [UInt8] {
    var bytes = ContentBytes()
    for table in ContentTable.allCases {
      let told = table.telling
      let places = table.columns.indices.filter { told.contains(table.columns[$0]) }
      let rows = self[table]
      bytes.append(byte: table.rawValue)
      for row in 0..<rows.count {
        for place in places { bytes.append(rows.values[row * rows.width + place]) }
      }
    }
    return bytes.bytes
  }
}
