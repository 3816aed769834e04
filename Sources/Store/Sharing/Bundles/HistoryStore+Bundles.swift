public import History

extension HistoryStore {
  /// The bundles of a run, one a recording.
  ///
  /// - Throws: `BundleError` where the run holds what no bundle does.
  public func bundles(ofRun id: RunID) throws -> [Bundle] {
    try ContentReader(connection: connection).recordings(of: id).map { recording in
      Bundle(
        name: "\(recording.runKey)-\(try recording.bundleName().prefix(16))\(Bundle.ending)",
        bytes: try recording.bundle())
    }
  }

  /// The bundles of what was decided of runs, and of the tests of their suites; of all where no run is named.
  public func decisionBundles(ofRuns runs: [RunID]?) throws -> [Bundle] {
    let keys = try runs.map { Set(try $0.map { try key(ofRun: $0).text }) }
    return try DecisionReader(connection: connection).all()
      .filter { decision in keys.map { keys in decision.run.map(keys.contains) ?? true } ?? true }
      .map {
        Bundle(name: "decision-\($0.hash.prefix(16))\(Bundle.ending)", bytes: try $0.bundle())
      }
  }

  /// Takes over bundles, those of runs before decisions on them.
  ///
  /// - Throws: `BundleError`, `StoreError`.
  public func take(_ bundle: [UInt8], from file: String) throws -> MergeOutcome {
    var outcome = MergeOutcome()
    outcome.files = 1
    if BundleHead.kind(of: bundle) == .decisions {
      outcome.decisions = try take([SuiteDecision(bundle: bundle)])
      return outcome
    }
    let recording = try RunContent(bundle: bundle)
    outcome.note(try unite([recording]), of: recording.runKey, from: file)
    return outcome
  }

  /// Whether a bundle speaks of a run, and is no decision on one.
  public static func isOfRun(_ bundle: [UInt8]) -> Bool {
    BundleHead.kind(of: bundle) == .recording
  }
}
