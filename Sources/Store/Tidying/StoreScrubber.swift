import History

/// Takes a text out of a store, inside a transaction that somebody else holds.
struct StoreScrubber {
  let connection: Connection
  let pattern: TextPattern
  /// Whether the names of tests, files, suites and the like are changed too.
  let names: Bool
  let fingerprinter: Fingerprinter?
  let at: Instant
  let author: String?

  /// Takes it out of all tables, and notes which recordings are others now.
  func scrub() throws -> ScrubOutcome {
    var outcome = ScrubOutcome()
    let all = try TextPlaces(connection: connection, pattern: pattern).all()
    let found = all.filter(isChanged)
    let reader = ContentReader(connection: connection)
    let packed = try packedRecordings()
    let alone = try self.runs(of: found).union(packed.map(\.run)).subtracting(packed.map(\.run))
      .sorted().map { run in
        let content = try reader.whole(RunID(run))
        return (run: run, was: try Removal(content, became: content))
      }
    let decided = try decisions()
    try change(found)
    for recording in packed { try replace(recording) }
    var removals: [[String]: [Removal]] = [:]
    for recording in packed {
      let suite = Self.suite(of: recording.was)
      removals[suite, default: []].append(try Removal(recording.was, became: recording.now))
    }
    for (run, was) in alone {
      let now = try reader.whole(RunID(run))
      var removal = was
      removal.kept = now.wholeKey
      if removal.was != removal.kept { removals[Self.suite(of: now), default: []].append(removal) }
    }
    let runs = Set(removals.values.joined().map(\.run)).count
    let left = Set(try decisions().map(\.hash))
    for decision in decided where !left.contains(decision.hash) {
      removals[[decision.project, decision.suite], default: []].append(.decision(decision.hash))
    }
    if !removals.isEmpty || found.contains(where: { ScrubbedColumns.names.contains($0.name) }) {
      try connection.run(.clearAllBundles, [:])
    }
    for (suite, removals) in removals {
      try SuiteDecision(removals, project: suite[0], suite: suite[1], at: at, author: author)
        .add(to: connection)
    }
    outcome.runs = runs
    outcome.tables = Self.tables(found, packed.count)
    outcome.left = try whatStays(of: all)
    return outcome
  }

  private func isChanged(_ place: TextPlaces.Place) -> Bool {
    guard !ScrubbedColumns.fixed.contains(place.name) else { return false }
    if case .blob = place.value, !ScrubbedColumns.bytes.contains(place.name) { return false }
    return names || !ScrubbedColumns.names.contains(place.name)
  }

  private static func tables(_ found: [TextPlaces.Place], _ recordings: Int) -> [ScrubOutcome.Table]
  {
    var counts: [String: Int] = [:]
    for place in found { counts[place.table, default: 0] += place.places }
    if recordings > 0 { counts["recordings", default: 0] += recordings }
    return counts.sorted { $0.key < $1.key }.map { .init(name: $0.key, places: $0.value) }
  }

  /// Where it stays.
  private func whatStays(of all: [TextPlaces.Place]) throws -> [ScrubOutcome.Table] {
    var counts: [String: Int] = [:]
    for place in all where !isChanged(place) {
      if case .blob = place.value { continue }
      counts[place.table, default: 0] += place.places
    }
    for (table, places) in try TextPlaces(connection: connection, pattern: pattern).ofOthers() {
      counts[table, default: 0] += places
    }
    return counts.sorted { $0.key < $1.key }.map { .init(name: $0.key, places: $0.value) }
  }

  private func decisions() throws -> [SuiteDecision] {
    try DecisionReader(connection: connection).all().filter { $0.kind != .removal }
  }

  private static func suite(of content: RunContent) -> [String] {
    [content.run.text("project") ?? "", content.run.text("suite") ?? ""]
  }
}

// Runs, and the recordings that they were united from.
extension StoreScrubber {
  fileprivate struct Packed {
    var run: Int64
    var was: RunContent
    var now: RunContent
  }

  /// The recordings that are kept packed and hold it.
  private func packedRecordings() throws -> [Packed] {
    let runs = try connection.rows(.runsWithRecordings) {
      RunID($0.integer(Columns.RunsWithRecordings.runID))
    }
    return try runs.flatMap { run in
      try ContentReader(connection: connection).recordings(of: run).compactMap { recording in
        recording.scrubbed(of: pattern, names: names).map {
          Packed(run: run.rawValue, was: recording, now: $0)
        }
      }
    }
  }

  private func replace(_ recording: Packed) throws {
    try connection.run(
      .removeRecording,
      ["run": .integer(recording.run), "content_key": .text(recording.was.key)])
    try RunComposer(connection: connection, fingerprinter: fingerprinter)
      .keep(recording.now, of: RunID(recording.run))
  }

  /// The runs that these places are of; all of them where what they share is changed.
  private func runs(of found: [TextPlaces.Place]) throws -> Set<Int64> {
    var runs = Set(found.compactMap(\.run))
    let shared: Set<String> = ["projects", "suites", "tests", "files", "environments"]
    if found.contains(where: { shared.contains($0.table) }) {
      runs.formUnion(try connection.rows(.runsToUnite) { $0.integer(Columns.RunsToUnite.id) })
    }
    for place in found where place.table == "messages" {
      guard case .integer(let message)? = place.keys.first?.value else { continue }
      runs.formUnion(
        try connection.rows(.runsOfMessage, ["message": .integer(message)]) {
          $0.integer(Columns.RunsOfMessage.runID)
        })
    }
    return runs
  }
}

extension TextPlaces.Place {
  /// `messages.detail`.
  var name: String { "\(table).\(column)" }
}
