import History
import Presentation
import Store

extension Workspace {
  /// The rows of a query that the program carries, of the runs that a filter leaves.
  func rows(of query: String, _ filter: FilterOptions, _ parameters: [String: String?] = [:])
    throws -> ResultTable
  {
    var all = try filter.parameters(in: store).merging(parameters) { _, own in own }
    if let test = all["test"] { all["test"] = try pattern(test) }
    return try store.run(.builtIn(query), all.compactMapValues(\.self))
  }

  /// The same of all runs but as the parameters say.
  func rows(of query: String, where parameters: [String: String?]) throws -> ResultTable {
    try store.run(.builtIn(query), parameters.compactMapValues(\.self))
  }

  /// The key of the run that a text names, as queries take it.
  func runKey(named name: String?, suite: String? = nil, branch: String? = nil) throws -> String? {
    guard let name else { return nil }
    return try store.key(ofRun: store.run(named: name, suite: suite, branch: branch)).text
  }

  /// The key of the run that the options name.
  func runKey(_ run: OneRunOptions, _ filter: FilterOptions) throws -> String? {
    try runKey(named: run.runName, suite: filter.suite, branch: filter.branch)
  }
}
