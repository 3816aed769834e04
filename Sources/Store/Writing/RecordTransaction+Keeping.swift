import History

/// Keeps what each call recorded of a run, so that the run can be united with what other stores have of it.
extension RecordTransaction {
  /// Notes what the run has before something is added to it.
  mutating func noteFormer() throws {
    guard former == nil else { return }
    let last = try connection.first(.greatestNumbers, ["run": .id(runID)]) {
      (
        errors: $0.integer(Columns.GreatestNumbers.errors),
        commands: $0.integer(Columns.GreatestNumbers.commands)
      )
    }
    former = FormerRun(
      recordings: try ContentReader(connection: connection).recordings(of: runID),
      attempts: try AttemptOrder(run: runID, connection: connection).counts(),
      errors: last?.errors ?? 0, commands: last?.commands ?? 0, reports: try knownHashes(),
      start: try connection.first(.startOfRun, ["run": .id(runID)]) {
        $0.integer(Columns.StartOfRun.startedAt)
      } ?? 0)
  }

  /// Notes the attempts that were added, before any of them is put elsewhere.
  mutating func noteAdded(by writer: RunWriter) throws {
    guard var former else { return }
    try ContentReader(connection: connection).fill(
      &former.added, of: runID, beyond: former.attempts, errors: former.errors,
      withBenchmarks: false)
    former.added.beginExecutions()
    former.began = began(by: writer)
    if retried == nil {
      former.part = ShardWriter(connection: connection).row(
        of: run.shard, run, by: writer, at: now)
    }
    self.former = former
  }

  /// Keeps the recordings of a run that has several now.
  func keepRecordings(
    with extras: CoverageAndBenchmarks, profiles: [[String: SQLValue]]
  ) throws {
    guard let former, added != .nothing, added != .run else { return }
    var content = former.added
    describe(&content, former)
    if let part = former.part { content[.shards].append(part.merging(machine) { $1 }) }
    let whole = try ContentReader(connection: connection).whole(runID)
    content[.labels] = whole[.labels]
    content[.reports] = whole[.reports]
    content[.reports].keep { !former.reports.contains($0.text("content_hash") ?? "") }
    content[.commands] = whole[.commands]
    content[.commands].keep { $0.integer("number") ?? 0 > former.commands }
    for row in 0..<content[.commands].count {
      content[.commands].set("number", of: row, to: .integer(row + 1))
    }
    for row in 0..<content[.errors].count {
      content[.errors].set("is_settled", of: row, to: .integer(0))
    }
    extras.tell(&content)
    for row in profiles { content[.attachments].append(row) }
    let composer = RunComposer(connection: connection, fingerprinter: fingerprinter)
    for recording in former.recordings + [content] { try composer.keep(recording, of: runID) }
    try connection.run(.clearBundles, ["run": .id(runID)])
  }

  /// Writes the facts of the run as this call knew them, and shifts what counts from another start.
  private func describe(_ content: inout RunContent, _ former: FormerRun) {
    let stored = former.recordings.first?.run ?? [:]
    let key = former.recordings.first?.runKey ?? ""
    var facts = stored
    if former.part != nil {
      facts.merge(row.values(key: key)) { $1 }
      facts["is_stale"] = .integer(isCopied ? 1 : 0)
      facts["is_foreign"] = .integer(isForeign ? 1 : 0)
      facts["part"] = stored["part"] ?? .null
    }
    facts["recorded_at"] = .integer(now.microseconds)
    for name in ["continued_at", "last_failed_at", "last_failed_known_at"] { facts[name] = .null }
    facts["started_at"] = .integer(former.began?.microseconds ?? former.start)
    content[.run].append(facts)
    for place in content.timings.indices {
      content.timings[place].start = content.timings[place].start.map {
        $0 &+ former.start &- content.startedAt
      }
    }
  }

  private var machine: [String: SQLValue] {
    let machine = run.environment
    return [
      "os": .text(machine.osName), "os_version": .text(machine.osVersion),
      "arch": .text(machine.arch), "cpu_model": .text(machine.cpuModel),
      "machine_cores": .integer(machine.logicalCores), "memory_bytes": .integer(machine.memory),
      "image": .text(machine.runnerImage),
    ]
  }
}

extension CoverageAndBenchmarks {
  /// Adds what was read to what travels; benchmarks of tests that are not in it make them known.
  func tell(_ content: inout RunContent) {
    var union = CoverageUnion()
    for report in coverage { union.add(report: report.compactMap(\.sensible)) }
    for (path, coverage) in union.reported.sorted(by: { $0.key < $1.key }) {
      content[.coverage].append(coverage.row(of: path))
    }
    guard !benchmarks.isEmpty else { return }
    content.name(benchmarks.map(\.test))
    let places = Dictionary(
      content.tests.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = benchmarks.map { benchmark -> (place: Int, row: [String: SQLValue]) in
      let place = places[benchmark.test] ?? 0
      return (place, benchmark.row.merging(["test": .integer(place)]) { $1 })
    }
    var seen: Set<Int> = []
    for (place, row) in rows.sorted(by: { $0.place < $1.place })
    where seen.insert(place).inserted {
      content[.benchmarks].append(row)
    }
  }
}

extension ReportedCoverage {
  fileprivate func row(of path: String) -> [String: SQLValue] {
    let packed = lines.isEmpty ? nil : PackedLines(lines)
    return [
      "path": .text(path), "lines": packed.map { .blob($0.lines) } ?? .null,
      "covered": packed.map { .blob($0.covered) } ?? .null, "is_apart": .integer(isApart ? 1 : 0),
      "lines_covered": .integer(totals?.linesCovered), "lines_total": .integer(totals?.linesTotal),
      "branches_covered": .integer(totals?.branchesCovered),
      "branches_total": .integer(totals?.branchesTotal),
    ]
  }
}
