import History
import Presentation
import Store

extension Workspace {
  /// The rows of a query that the program carries, of the runs that a filter leaves.
  func rows(of query: String, _ filter: FilterOptions, _ parameters: [String: String?] = [:])
    throws -> ResultTable
  {
    let all = try filter.parameters(in: store).merging(parameters) { _, own in own }
    return try store.run(.builtIn(query), all.compactMapValues(\.self))
  }

  /// The id of the run that a text names, as queries take it.
  func runKey(_ text: String?, suite: String? = nil, branch: String? = nil) throws -> String? {
    guard let text else { return nil }
    return try store.key(ofRun: store.run(named: text, suite: suite, branch: branch)).text
  }

  /// The id of the run that the options name.
  func runKey(_ run: OneRunOptions, _ filter: FilterOptions) throws -> String? {
    try runKey(run.id, suite: filter.suite, branch: filter.branch)
  }

  /// The test that a text names: by its whole id, or as the only one that has it in its id.
  ///
  /// - Throws: `TestNameError`.
  func test(named text: String, suite: String?) throws -> TestID {
    let found = try store.tests(like: text, suite: suite)
    guard let first = found.first else { throw TestNameError.unknown(text) }
    guard try found.count == 1 || store.identities(of: [first])[first]?.id == text else {
      throw TestNameError.several(text, found.count)
    }
    return first
  }
}
