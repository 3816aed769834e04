extension HistoryStore {
  /// The bundles that are not taken over again, by their names.
  public func removedBundles() throws -> RemovedBundles {
    var removed = RemovedBundles()
    _ = try connection.rows(.removedBundles) { row in
      let bundle = row.text(Columns.RemovedBundles.bundle)
      if bundle.isEmpty {
        removed.runs.insert(row.text(Columns.RemovedBundles.run))
      } else {
        removed.ends.insert(bundle)
      }
    }
    return removed
  }
}

/// Bundles that are not taken over again.
public struct RemovedBundles: Sendable {
  fileprivate var runs: Set<String> = []
  fileprivate var ends: Set<String> = []

  /// Whether the bundle of a path is one of them.
  public func contains(_ path: String) -> Bool {
    guard let name = SharedName(path: path) else { return false }
    return runs.contains(name.run) || ends.contains(name.content)
  }
}
