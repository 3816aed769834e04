import History

/// What was removed of a suite in one go, as it travels: a line each.
extension SuiteDecision {
  init(
    _ removals: [Removal], project: String, suite: String, at: Instant, author: String?
  ) {
    self.init(.removal, project: project, suite: suite, at: at.microseconds, author: author)
    why = removals.map(\.line).joined(separator: "\n")
  }

  /// - Throws: `BundleError` where it holds what is no removal.
  func removals() throws -> [Removal] {
    let lines = (why ?? "").split(separator: "\n")
    let removals = lines.compactMap { Removal(line: $0) }
    guard removals.count == lines.count else { throw BundleError(.value("a removal")) }
    return removals
  }

  func add(to connection: Connection) throws {
    for removal in try removals() {
      try connection.run(
        .addRemoval,
        [
          "project": .text(project), "suite": .text(suite), "run": .text(removal.run),
          "content": .text(removal.content), "was": .text(removal.was),
          "kept": .text(removal.kept), "bundle": .text(removal.bundle), "at": .integer(at),
          "author": .text(author ?? ""),
        ])
    }
  }
}

extension DecisionReader {
  /// What was removed, together what was removed in one go.
  func removals() throws -> [SuiteDecision] {
    var decisions: [SuiteDecision] = []
    var lines: [[String]] = []
    var isOfRuns = false
    _ = try connection.rows(.removalsToTake) { row in
      var removal = Removal(run: row.text(Columns.RemovalsToTake.run))
      removal.content = row.text(Columns.RemovalsToTake.content)
      removal.was = row.text(Columns.RemovalsToTake.was)
      removal.kept = row.text(Columns.RemovalsToTake.kept)
      removal.bundle = row.text(Columns.RemovalsToTake.bundle)
      let author = row.text(Columns.RemovalsToTake.author)
      let decision = SuiteDecision(
        .removal, project: row.text(Columns.RemovalsToTake.project),
        suite: row.text(Columns.RemovalsToTake.suite),
        at: row.integer(Columns.RemovalsToTake.at), author: author.isEmpty ? nil : author)
      if decisions.last != decision || isOfRuns != removal.content.isEmpty {
        decisions.append(decision)
        lines.append([])
      }
      isOfRuns = removal.content.isEmpty
      lines[lines.count - 1].append(removal.line)
    }
    return zip(decisions, lines).map { decision, lines in
      var decision = decision
      decision.why = lines.joined(separator: "\n")
      return decision
    }
  }
}

extension HistoryStore {
  /// Whether a bundle tells of removals, which are to be known before any run is taken over.
  public static func isOfRemovals(_ bundle: [UInt8]) -> Bool {
    (try? SuiteDecision(bundle: bundle))?.kind == .removal
  }
}
