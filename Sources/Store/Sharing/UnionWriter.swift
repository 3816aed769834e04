import History

/// Writes the recordings of one run, in the order in which they were made.
final class UnionWriter {
  private let run: RunID
  private let connection: Connection
  private let project: Int64
  private let suite: SuiteID
  /// The run's start, which the timings count from.
  private let start: Int64
  private let tests: TestTable
  private let messages: MessageTable
  private let attempts: AttemptWriter
  private let addTiming: Statement
  private let addFailure: Statement
  private var steps = UnionSteps()
  private var coverage = CoverageUnion()

  init(
    run: RunID, suite: SuiteID, project: Int64, start: Int64, fingerprinter: Fingerprinter?,
    on connection: Connection
  ) throws {
    self.run = run
    self.connection = connection
    self.project = project
    self.suite = suite
    self.start = start
    tests = try TestTable(suite: suite, on: connection)
    messages = try MessageTable(fingerprinter: fingerprinter, on: connection)
    attempts = try AttemptWriter(run: run, on: connection)
    addTiming = try connection.statement(.addTiming)
    addFailure = try connection.statement(.addFailure)
  }

  /// What the attempts come to, where each test has one alone.
  var tally: RunTally? { attempts.tally }

  /// Adds a recording behind those that were added.
  func add(_ recording: RunContent) throws {
    let step = steps.next(recording)
    let before = step == .late ? try counts() : [:]
    let (tests, numbers) = try addAttempts(of: recording, step)
    try addTimings(of: recording, tests, numbers)
    try addMessages(of: recording, step, tests, numbers)
    if step == .late {
      try AttemptOrder(run: run, connection: connection).moveToFront(behind: before)
    }
    try addParts(of: recording, step)
    try addRows(of: recording)
    for row in recording[.benchmarks].all {
      let test = tests[Int(row.integer("test") ?? 0)]
      let benchmark = row.merging(["run": .id(run), "test": .id(test)]) { $1 }
      try connection.run(.addUnitedBenchmark, benchmark)
    }
    if !recording[.benchmarks].isEmpty {
      try connection.run(.settleMeasuredBenchmarks, ["run": .id(run)])
    }
    for row in recording[.coverage].all {
      guard let path = row.text("path"), let known = ReportedCoverage(row) else { continue }
      coverage.add(known, of: path)
    }
  }

  /// Writes what all of them come to.
  func finish() throws {
    try attempts.flush()
    try tests.finish(run: run)
    if !coverage.reported.isEmpty {
      try CoverageWriter(run: run, project: project, connection: connection).write(coverage)
    }
  }

  private func counts() throws -> [TestID: Int64] {
    try attempts.flush()
    return try AttemptOrder(run: run, connection: connection).counts()
  }

  private func addAttempts(of recording: RunContent, _ step: UnionSteps.Step) throws
    -> (tests: [TestID], numbers: [Int64])
  {
    let ids = try recording.tests.map { try tests.row(of: $0).id }
    var numbers: [Int64] = []
    numbers.reserveCapacity(recording.attempts.count)
    var last: Int32 = -1
    for entry in recording.attempts {
      var attempt = entry.attempt
      if entry.test != last, step.repeats { attempt.mode = .rerun }
      last = entry.test
      numbers.append(try attempts.add(attempt, of: ids[Int(entry.test)]))
    }
    try attempts.flush()
    return (ids, numbers)
  }

  private func addTimings(of recording: RunContent, _ tests: [TestID], _ numbers: [Int64]) throws {
    let shift = recording.startedAt &- start
    for timing in recording.timings {
      let place = Int(timing.attempt)
      addTiming.bind(Parameters.AddTiming.run, run.rawValue)
      addTiming.bind(Parameters.AddTiming.test, tests[Int(recording.attempts[place].test)].rawValue)
      addTiming.bind(Parameters.AddTiming.attempt, numbers[place])
      addTiming.bind(Parameters.AddTiming.setup, timing.setup)
      addTiming.bind(Parameters.AddTiming.call, timing.call)
      addTiming.bind(Parameters.AddTiming.teardown, timing.teardown)
      addTiming.bind(Parameters.AddTiming.started, timing.start.map { $0 &+ shift })
      addTiming.bind(Parameters.AddTiming.worker, timing.worker)
      try addTiming.run()
    }
  }

  private func addMessages(
    of recording: RunContent, _ step: UnionSteps.Step, _ tests: [TestID], _ numbers: [Int64]
  ) throws {
    let ids = try recording[.messages].all.map {
      try messages.id(
        of: Failure(
          type: $0.text("type"), message: $0.text("message"), detail: $0.text("detail")))
    }
    let failures = recording[.failures]
    for row in 0..<failures.count {
      let values = failures.named(row)
      let place = Int(values.integer("attempt") ?? 0)
      addFailure.bind(Parameters.AddFailure.run, run.rawValue)
      addFailure.bind(
        Parameters.AddFailure.test, tests[Int(recording.attempts[place].test)].rawValue)
      addFailure.bind(Parameters.AddFailure.attempt, numbers[place])
      addFailure.bind(Parameters.AddFailure.number, values["number"] ?? .null)
      addFailure.bind(Parameters.AddFailure.message, ids[Int(values.integer("message") ?? 0)])
      try addFailure.run()
    }
    let part = UnionPart(run: run, connection: connection)
    let areSettled = try part.settle(recording, step)
    for error in recording[.errors].all {
      let isSettled: SQLValue = areSettled ? true : error["is_settled"] ?? false
      try connection.run(
        .addUnitedError,
        [
          "run": .id(run), "name": error["name"] ?? .null,
          "message": .integer(ids[Int(error.integer("message") ?? 0)]),
          "shard": error["shard"] ?? .null, "is_settled": isSettled,
          "test": .id(error.integer("test").map { tests[Int($0)] }),
        ])
    }
  }

  private func addParts(of recording: RunContent, _ step: UnionSteps.Step) throws {
    let part = UnionPart(run: run, connection: connection)
    for shard in recording[.shards].all { try part.add(shard, step) }
  }

  private func addRows(of recording: RunContent) throws {
    let id: [String: SQLValue] = ["run": .id(run)]
    for report in recording[.reports].all {
      try connection.run(.addUnitedReport, report.merging(id) { $1 })
    }
    for attachment in recording[.attachments].all {
      try connection.run(.addUnitedAttachment, attachment.merging(id) { $1 })
    }
    for command in recording[.commands].all {
      try connection.run(.addCommand, command.without(["number"]).merging(id) { $1 })
    }
  }
}
