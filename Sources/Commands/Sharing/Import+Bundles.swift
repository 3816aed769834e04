import History
import Presentation
import Store

extension Laptime.Import {
  /// Takes over bundles, those of runs first; one that cannot be read keeps none of the others away.
  ///
  /// - Returns: the exit code.
  func takeBundles(_ files: [String]) throws -> Int32 {
    let workspace = try workspace.open(.create)
    let taken = try SharedFiles.take(files, into: workspace.store)
    Terminal.warning(taken.outcome.warnings)
    Terminal.print(taken.outcome.text(of: "bundle"))
    let isClean = taken.outcome.conflicts.isEmpty
    return taken.failure ?? (isClean ? ExitCodes.pass : ExitCodes.badReport)
  }
}

extension SharedFiles {
  /// The bundles that are named, or in folders that are.
  static func bundles(in paths: [String]) throws -> [String] {
    try find(paths) { Bundle.isBundle($0) }.filter { isBundle($0) }
  }

  /// Takes over the bundles of files.
  ///
  /// - Returns: what came of it, and the exit code of the first that could not be read.
  static func take(_ files: [String], into store: HistoryStore) throws
    -> (outcome: MergeOutcome, failure: Int32?)
  {
    var outcome = MergeOutcome()
    var failure: Int32?
    var later: [(file: String, bytes: [UInt8])] = []
    func take(_ bytes: [UInt8], _ file: String) throws {
      do {
        outcome.add(try store.take(bytes, from: file))
      } catch {
        guard let text = text(of: error, in: file) else { throw error }
        Terminal.warn(text.text)
        failure = failure ?? text.code
      }
    }
    let progress = Progress()
    defer { progress.end() }
    try store.sealingOnce {
      // What is not to be taken over again is to be known before any run is; other decisions speak of runs.
      let runs = Set(files.filter { head(of: $0).map { HistoryStore.isOfRun($0) } ?? true })
      for file in files where !runs.contains(file) {
        let bytes = try FileSearch.bytes(of: file)
        if HistoryStore.isOfRemovals(bytes) {
          try take(bytes, file)
        } else {
          later.append((file, bytes))
        }
      }
      for file in files where runs.contains(file) {
        progress.say("taking over \(file)")
        try take(FileSearch.bytes(of: file), file)
      }
      for (file, bytes) in later { try take(bytes, file) }
    }
    return (outcome, failure)
  }
}
