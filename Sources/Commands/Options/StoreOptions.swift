import Analysis
import ArgumentParser
import History
import Store

/// Where the store is.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store (else $LAPTIME_STORE, else .laptime/history.db here or above).",
      valueName: "file"),
    completion: .file())
  var store: String?

  /// The path of the store; where there is none yet, where one is to be made.
  var path: String {
    store ?? Terminal.variable("LAPTIME_STORE")
      ?? FileSearch.upward(".laptime/history.db") ?? ".laptime/history.db"
  }

  /// Opens the store.
  func open(_ mode: HistoryStore.Mode) throws -> HistoryStore {
    let history = try HistoryStore(path: path, mode: mode)
    history.fingerprinter = Fingerprinter(version: FailureFingerprint.version) {
      FailureFingerprint($0).id
    }
    return history
  }
}

extension StoreOptions {
  /// The rows of a query that the program carries, of the runs that a filter leaves.
  func rows(
    of query: String, _ filter: FilterOptions, _ parameters: [String: String?] = [:]
  ) throws -> ResultTable {
    let history = try open(.read)
    let all = try filter.parameters(in: history).merging(parameters) { _, own in own }
    return try history.run(.builtIn(query), all.compactMapValues(\.self))
  }

  /// The key of the run that a text names, as queries take it.
  func runKey(_ text: String?, suite: String? = nil, branch: String? = nil) throws -> String? {
    guard let text else { return nil }
    let history = try open(.read)
    return try history.key(ofRun: history.run(named: text, suite: suite, branch: branch)).text
  }

  /// The key of the run that the options name.
  func runKey(_ run: OneRunOptions, _ filter: FilterOptions) throws -> String? {
    try runKey(run.id, suite: filter.suite, branch: filter.branch)
  }
}
