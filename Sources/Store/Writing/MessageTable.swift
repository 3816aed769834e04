import History

/// Keeps each text that failures and skips say once, with its fingerprint.
struct MessageTable {
  private let find: Statement
  private let add: Statement
  private let fingerprinter: Fingerprinter?
  private let connection: Connection

  init(fingerprinter: Fingerprinter?, on connection: Connection) throws {
    self.fingerprinter = fingerprinter
    self.connection = connection
    find = try connection.statement(.findMessage)
    add = try connection.statement(.addMessage)
  }

  func id(of failure: Failure) throws -> Int64 {
    var hash = ContentHash()
    for part in [failure.type, failure.message, failure.detail] {
      hash.update(part ?? "")
      hash.update([part == nil ? 0 : 1])
    }
    let key = Int64(bitPattern: hash.finish().high)
    find.bind(1, key)
    defer { find.reset() }
    if try find.step() { return find.integer(0) }
    add.bind(1, key)
    add.bind(2, failure.type)
    add.bind(3, failure.message)
    add.bind(4, failure.detail)
    add.bind(5, fingerprinter?.fingerprint(failure))
    add.bind(6, fingerprinter.map { Int64($0.version) })
    try add.run()
    return connection.lastInsertID
  }

  /// Writes an error of a run that is outside its tests. A benchmark that failed was not measured, whatever an
  /// earlier execution of the same run says.
  func add(_ error: RunError, of run: RunID, tests: TestTable) throws {
    let benchmark = try error.benchmark.map { try tests.id(of: $0) }
    if let benchmark {
      try connection.run(.removeBenchmark, ["run": .id(run), "test": .id(benchmark)])
    }
    try connection.run(
      .addRunError,
      [
        "run": .id(run), "name": .text(error.name), "message": .integer(try id(of: error.failure)),
        "benchmark": .id(benchmark),
      ])
  }
}
