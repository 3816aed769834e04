import History

extension HistoryStore {
  /// The paths of all bundles of this store, and of the decisions that hold.
  public func sharedPaths() throws -> Set<String> {
    try sealingOnce { try nameBundles() }
    let runs = try connection.rows(.bundleNames) { $0.text(Columns.BundleNames.name) }
    return Set(runs).union(try decisionBundles(ofRuns: nil).map { SharedName.decisions + $0.name })
  }

  /// The bundles of paths, as far as they are here, run by run.
  public func forEachShared(_ paths: Set<String>, _ body: (String, [UInt8]) throws -> Void) throws {
    let reader = ContentReader(connection: connection)
    let known = try connection.rows(.bundleNames) {
      (
        path: $0.text(Columns.BundleNames.name), run: RunID($0.integer(Columns.BundleNames.runID))
      )
    }
    let runs = Set(known.filter { paths.contains($0.path) }.map(\.run))
    for run in runs.sorted(by: { $0.rawValue < $1.rawValue }) {
      for recording in try reader.recordings(of: run) {
        let path = try SharedName(recording).path
        if paths.contains(path) { try body(path, recording.bundle()) }
      }
    }
    for decision in try decisionBundles(ofRuns: nil) {
      let path = SharedName.decisions + decision.name
      if paths.contains(path) { try body(path, decision.bytes) }
    }
  }

  /// Whether a bundle is what its path says.
  ///
  /// - Throws: `BundleError`.
  public static func check(_ bundle: [UInt8], at path: String) throws -> Bool {
    if path.hasPrefix(SharedName.decisions) {
      let hash = try SuiteDecision(bundle: bundle).hash
      return path == SharedName.path(ofDecision: hash)
    }
    return try SharedName(RunContent(bundle: bundle)).path == path
  }

  private func nameBundles() throws {
    let reader = ContentReader(connection: connection)
    for run in try connection.rows(
      .runsWithoutBundles, row: { RunID($0.integer(Columns.RunsWithoutBundles.id)) })
    {
      let names = try reader.recordings(of: run).map { try SharedName($0).path }
      try writing {
        for name in names {
          try connection.run(.addBundleName, ["name": .text(name), "run": .id(run)])
        }
      }
    }
  }
}
