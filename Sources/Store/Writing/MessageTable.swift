import History

/// Keeps each text that failures and skips say once, with its fingerprint.
struct MessageTable {
  private let find: Statement
  private let add: Statement
  private let fingerprinter: Fingerprinter?
  private let connection: Connection
  /// Takes secrets out of what is recorded; nil where texts are kept as they are.
  private let redactions: Redactions?

  init(
    fingerprinter: Fingerprinter?, redactions: Redactions? = nil, on connection: Connection
  ) throws {
    self.fingerprinter = fingerprinter
    self.redactions = redactions
    self.connection = connection
    find = try connection.statement(.findMessage)
    add = try connection.statement(.addMessage)
  }

  func id(of told: Failure) throws -> Int64 {
    let failure = redactions?.cleaned(told) ?? told
    let key = Self.key(of: failure)
    find.bind(Parameters.FindMessage.key, key)
    defer { find.reset() }
    if try find.step() { return find.integer(Columns.FindMessage.id) }
    add.bind(Parameters.AddMessage.key, key)
    add.bind(Parameters.AddMessage.type, failure.type)
    add.bind(Parameters.AddMessage.message, failure.message)
    add.bind(Parameters.AddMessage.detail, failure.detail)
    add.bind(Parameters.AddMessage.fingerprint, fingerprinter?.fingerprint(failure))
    add.bind(Parameters.AddMessage.version, fingerprinter.map { Int64($0.version) })
    try add.run()
    return connection.lastInsertID
  }

  /// What a failure said is known by.
  static func key(of failure: Failure) -> Int64 {
    var hash = ContentHash()
    for part in [failure.type, failure.message, failure.detail] {
      hash.update(part ?? "")
      hash.update([part == nil ? 0 : 1])
    }
    return Int64(bitPattern: hash.finish().high)
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
        "run": .id(run), "name": .text(redactions?.redactor.redact(error.name) ?? error.name),
        "message": .integer(try id(of: error.failure)),
        "benchmark": .id(benchmark),
      ])
  }
}
