import History

extension HistoryStore {
  /// What broke outside the tests in an earlier run of the source, in a file that this run's command leaves out: to
  /// look away mends nothing.
  func openErrors(of run: RunSummary, suite: SuiteID, _ witnesses: Witnesses) throws
    -> [RunHistory.OpenError]
  {
    guard !witnesses.others.isEmpty else { return [] }
    let others = Dictionary(witnesses.others.map { ($0.id, $0) }) { first, _ in first }
    let broken = try connection.rows(
      .errorsOnSource,
      ["suite": .id(suite), "source": .text(run.source.text), "run": .id(run.id)]
    ) {
      (
        run: RunID($0.integer(Columns.ErrorsOnSource.runID)),
        name: $0.text(Columns.ErrorsOnSource.name)
      )
    }
    let own = broken.isEmpty ? [] : try command(ofRun: run.id)
    var open: [String: RunHistory.OpenError] = [:]
    for (id, name) in broken where SourceFileName.isLikely(name) {
      guard let seen = others[id], witnesses.own.isLater(than: seen), !run.hasError(named: name),
        case let before = try command(ofRun: id), !before.isEmpty, !own.isEmpty, before != own
      else { continue }
      let later = [witnesses.own] + witnesses.others.filter { $0.id != id }
      let isMended = try later.contains { other in
        try other.forgives(seen)
          && (hasTests(of: name, inRun: other.id)
            || other.id != run.id && command(ofRun: other.id) == before
              && !facts(ofRun: other.id).hasError(named: name))
      }
      if !isMended { open[name] = .init(name: name, run: seen.key) }
    }
    return open.values.sorted { $0.name < $1.name }
  }

  private func hasTests(of file: String, inRun run: RunID) throws -> Bool {
    try connection.first(
      .hasTestsOf,
      ["run": .id(run), "file": .text(file), "module": .text(SourceFileName.module(of: file))]
    ) { _ in true } != nil
  }
}

extension RunSummary {
  fileprivate func hasError(named name: String) -> Bool { errors.contains { $0.name == name } }
}
