import History
import Host
public import Store

/// The rows that questions are asked of, which are made of bundles.
extension ArchivePlace {
  /// For how long after a bundle was sent every push looks whether its run has its rows, in seconds: whoever sent it may
  /// have been stopped before.
  private static let recent: UInt64 = 2 * 86_400
  private static let runsAtOnce = 64

  /// Makes the rows of runs that have more bundles than their rows were made of: of those of some paths, and of all that
  /// were sent lately.
  ///
  /// Which bundles there are is asked after all of them were sent, so that of several who send parts of one run the last
  /// one sees them all.
  ///
  /// - Returns: how many runs.
  public func makeRows(from store: HistoryStore, sent paths: Set<String>, all: Bool = false) throws
    -> Int
  {
    let runs = Set(paths.compactMap { SharedName(path: $0)?.run })
    let here = try store.sharedPaths()
    var made = 0
    var rows = ArchiveBatch(place: self)
    let wanted = try runsToMake(runs, within: all ? UInt64(UInt32.max) : Self.recent)
    for part in Self.parts(of: wanted, Self.runsAtOnce) {
      let values = isOfProjects.merging(["runs": .texts(part)]) { $1 }
      var there: [String: Set<String>] = [:]
      for line in try lines(.pathsOfRuns, values, isOfWriting: true) {
        let columns = line.split(separator: "\t").map(String.init)
        if columns.count == 2 { there[columns[0], default: []].insert(columns[1]) }
      }
      for run in part {
        let paths = there[run] ?? []
        let source = try composed(run, of: paths, here: here, store)
        try rows.add(run, from: source, version: paths.count)
        made += 1
      }
    }
    try rows.send()
    return made
  }

  /// A store that has a run as all its bundles make it: this one where it has the same, else one that is made of them.
  private func composed(
    _ run: String, of paths: Set<String>, here: Set<String>, _ store: HistoryStore
  ) throws -> HistoryStore {
    if paths.isSubset(of: here) { return store }
    let composed = try HistoryStore.inMemory()
    composed.fingerprinter = store.fingerprinter
    // Runs before what was decided of them.
    let decisions = paths.filter { $0.hasPrefix(SharedName.decisions) }
    for part in [paths.subtracting(decisions), decisions] {
      try read(part.sorted()) { path, bytes in
        // What nobody can read is told by verify; the rows are of what can be.
        _ = try? composed.take(bytes, from: path)
      }
    }
    return composed
  }

  private func runsToMake(_ runs: Set<String>, within seconds: UInt64) throws(SharedPlaceError)
    -> [String]
  {
    var found: Set<String> = []
    for part in runs.isEmpty ? [[]] : Self.parts(of: runs.sorted(), 2000) {
      let values: [String: StatementValue] = ["runs": .texts(part), "seconds": .unsigned(seconds)]
      for line in try lines(.runsToMake, isOfProjects.merging(values) { $1 }, isOfWriting: true) {
        if let run = line.split(separator: "\t").first { found.insert(String(run)) }
      }
    }
    return found.sorted()
  }
}
