import Gate
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

  /// By the ids of the tests that parameters of the query `tests` name: fast, medium or slow.
  func tiers(_ parameters: [String: String?]) throws -> [String: String] {
    let own: [String: String?] = [
      "limit": "-1", "fast_us": String(try policy[TierSettings.fast]),
      "medium_us": String(try policy[TierSettings.medium]),
    ]
    let table = try rows(of: "tests", where: parameters.merging(own) { _, own in own })
    let pairs = zip(table.texts("test"), table.texts("tier")).compactMap { test, tier in
      test.flatMap { test in tier.map { (test, $0) } }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The key of the run that a text names, as queries take it.
  ///
  /// `others`: what else could have been meant.
  func runKey(
    named name: String?, suite: String? = nil, branch: String? = nil, or others: [String] = []
  ) throws -> String? {
    guard let name else { return nil }
    return try store.key(ofRun: run(named: name, suite: suite, branch: branch, or: others)).text
  }

  /// The key of the run that the options name.
  func runKey(_ run: OneRunOptions, _ filter: FilterOptions) throws -> String? {
    try runKey(named: run.runName, suite: filter.suite, branch: filter.branch)
  }
}
