extension HistoryStore {
  /// The bundles that are not taken over again, by their names.
  public func removedBundles() throws -> RemovedBundles {
    var removed = RemovedBundles()
    _ = try connection.rows(.removedBundles) { row in
      let bundle = row.text(Columns.RemovedBundles.bundle)
      let run = row.text(Columns.RemovedBundles.run)
      switch bundle {
      case "": removed.runs.insert(run)
      case Removal.decisionMark: removed.decisions.insert(SharedName.path(ofDecision: run))
      default: removed.ends.insert(bundle)
      }
    }
    return removed
  }
}

/// Bundles that are not taken over again.
public struct RemovedBundles: Sendable {
  fileprivate var runs: Set<String> = []
  fileprivate var ends: Set<String> = []
  fileprivate var decisions: Set<String> = []

  /// Whether the bundle of a path is one of them.
  public func contains(_ path: String) -> Bool {
    guard let name = SharedName(path: path) else { return decisions.contains(path) }
    return runs.contains(name.run) || ends.contains(name.content)
  }
}
