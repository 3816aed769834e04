import History

extension HistoryStore {
  /// Takes over decisions that were made elsewhere, as far as none of the same subject was made later here.
  ///
  /// - Returns: how many were taken over.
  func take(_ decisions: [SuiteDecision]) throws -> Int {
    try writing {
      let mine = Dictionary(
        try DecisionReader(connection: connection).all().map { ($0.subject, $0) },
        uniquingKeysWith: { $1.holds(over: $0) ? $1 : $0 })
      // What was said in words that were taken out.
      let gone = Set(
        try connection.rows(.removedDecisions) { $0.text(Columns.RemovedDecisions.run) })
      var taken = 0
      for decision in decisions where !gone.contains(decision.hash) {
        if let known = mine[decision.subject], !gone.contains(known.hash),
          known == decision || !decision.holds(over: known)
        {
          continue
        }
        if try take(decision) { taken += 1 }
        if decision.kind == .removal { try remove(decision, from: mine.values) }
      }
      return taken
    }
  }

  /// Takes acceptances out whose words are to be gone; they count again as soon as somebody says them otherwise.
  private func remove(_ removal: SuiteDecision, from mine: some Sequence<SuiteDecision>) throws {
    let gone = Set(
      try removal.removals().filter { $0.content == Removal.decisionMark }.map(\.run))
    guard !gone.isEmpty else { return }
    for decision in mine where decision.kind == .acceptance && gone.contains(decision.hash) {
      try connection.run(
        .removeAcceptance,
        [
          "run": .text(decision.run), "rule": .text(decision.name), "reason": .text(decision.why),
          "author": .text(decision.author), "at": .integer(decision.at),
        ])
    }
  }

  /// - Returns: whether the run and the tests are here that it speaks of.
  private func take(_ decision: SuiteDecision) throws -> Bool {
    // Before any run of the suite is here.
    if decision.kind == .removal {
      try decision.add(to: connection)
      return true
    }
    let suite = try connection.first(
      .suiteOfProject, ["project": .text(decision.project), "suite": .text(decision.suite)]
    ) { SuiteID($0.integer(Columns.SuiteOfProject.id)) }
    guard let suite else { return false }
    let run = try decision.run.flatMap { key in
      try connection.first(.findRun, ["key": .text(key)]) { RunID($0.integer(Columns.FindRun.id)) }
    }
    guard decision.run == nil || run != nil else { return false }
    let at = Instant(microseconds: decision.at)
    switch decision.kind {
    case .pin, .unpin: try takePin(decision, of: suite, run: run)
    case .exclusion, .inclusion:
      guard let run else { return false }
      let why = decision.kind == .inclusion ? nil : decision.why ?? ""
      try setExclusion(of: run, why: why, author: decision.author, at: at)
    case .rename, .unrename: return try takeRename(decision, of: suite)
    case .removal: return true
    case .acceptance:
      guard let run, let rule = decision.name else { return false }
      let test = try decision.test.flatMap { try id(of: $0, in: suite) }
      guard decision.test == nil || test != nil else { return false }
      try connection.run(
        .addAcceptance,
        [
          "run": .id(run), "rule": .text(rule), "test": .id(test),
          "reason": .text(decision.why ?? ""), "author": .text(decision.author ?? ""),
          "at": .integer(decision.at),
        ])
    }
    return true
  }

  private func takePin(_ decision: SuiteDecision, of suite: SuiteID, run: RunID?) throws {
    let name = decision.name ?? ""
    guard decision.kind == .pin, let run else {
      try connection.run(.unpin, ["suite": .id(suite), "name": .text(name)])
      return try withdraw(.pin, name, of: suite, author: decision.author, at: decision.at)
    }
    try connection.run(
      .pin,
      [
        "suite": .id(suite), "name": .text(name), "run": .id(run),
        "improve": .real(decision.improve), "pinned_at": .integer(decision.at),
        "author": .text(decision.author),
      ])
    try restore(.pin, name, of: suite)
  }

  private func takeRename(_ decision: SuiteDecision, of suite: SuiteID) throws -> Bool {
    guard let test = decision.test, let old = try id(of: test, in: suite) else { return false }
    guard decision.kind == .rename else {
      try connection.run(.refuseRename, ["old": .id(old)])
      try connection.run(.removeAlias, ["old": .id(old)])
      try withdraw(
        .rename, SuiteDecision.subject(test), of: suite, author: decision.author, at: decision.at)
      return true
    }
    guard let newTest = decision.newTest, let new = try id(of: newTest, in: suite), new != old
    else {
      return false
    }
    try connection.run(
      .addAlias,
      [
        "old": .id(old), "new": .id(new), "since": .integer(decision.at),
        "author": .text(decision.author), "proof": .text(decision.why),
      ])
    try connection.run(.allowRename, ["old": .id(old), "new": .id(new)])
    try restore(.rename, SuiteDecision.subject(test), of: suite)
    return true
  }

  private func id(of test: TestIdentity, in suite: SuiteID) throws -> TestID? {
    try connection.first(.findTest, ["suite": .id(suite), "key": .integer(test.key)]) {
      TestID($0.integer(Columns.FindTest.id))
    }
  }
}

extension SuiteDecision {
  /// What it decides: of two of one subject one holds. An acceptance is its own.
  var subject: [String] {
    let of = [project, suite]
    switch kind {
    case .pin, .unpin: return of + ["pin", name ?? ""]
    case .exclusion, .inclusion: return of + ["exclusion", run ?? ""]
    case .rename, .unrename: return of + ["rename", test.map { String($0.key) } ?? ""]
    case .removal: return of + ["removal", author ?? "", String(at), why ?? ""]
    case .acceptance:
      let tested = test.map { String($0.key) } ?? ""
      return of + [
        "acceptance", run ?? "", name ?? "", tested, why ?? "", author ?? "", String(at),
      ]
    }
  }
}
