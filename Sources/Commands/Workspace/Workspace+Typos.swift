import History
import Presentation
import Store

/// What somebody types may be called by nothing: then it is an error with the nearest names, and not an empty answer.
extension Workspace {
  /// The tests that have a text in their ids.
  ///
  /// - Throws: `TestNameError` where none has.
  func tests(like text: String, suite: String?) throws -> [TestID] {
    let found = try store.tests(like: whole(text), suite: suite)
    guard found.isEmpty else { return found }
    throw TestNameError.unknown(text, nearest: try nearestTests(to: text))
  }

  /// Refuses a suite, or a branch, that no run is of.
  ///
  /// - Throws: `UnknownSuite`, `NoRunOfBranch`.
  func check(suite: String?, branch: String? = nil) throws {
    if let suite { _ = try self.suite(named: suite) }
    if let branch { _ = try self.branch(named: branch) }
  }

  /// The run of an id, the beginning of one, a pin, or `latest`.
  ///
  /// `others`: what else could have been meant.
  /// - Throws: `NoRunCalled`, `RecordingError`.
  func run(
    named name: String, suite: String? = nil, branch: String? = nil, or others: [String] = []
  ) throws -> RunID {
    do {
      return try store.run(named: name, suite: suite, branch: branch)
    } catch RecordingError.noSuchRun(let text) {
      try check(suite: suite, branch: branch)
      guard text != HistoryStore.latestRun else { throw RecordingError.noSuchRun(text) }
      let known = try [HistoryStore.latestRun] + store.names(of: .pins) + others
      throw NoRunCalled(name: text, known: try known + store.names(of: .runs))
    }
  }

  /// Refuses the names among the words of a question that nothing is called: it has no answer because of them.
  ///
  /// - Throws: `NoRunOfBranch`, `TestNameError`, `UnknownName`.
  func checkNames(
    _ filter: FilterOptions, _ parameters: [String: String?] = [:], labels: [PairArgument] = []
  ) throws {
    try check(suite: filter.suite, branch: filter.branch)
    let known = try store.names(of: .labels)
    for label in filter.labels + labels {
      let text = "\(label.key)=\(label.value)"
      guard known.contains(text) else {
        throw UnknownName(kind: "run has the label", name: text, known: known)
      }
    }
    func given(_ name: String) -> String? { parameters[name].flatMap(\.self) }
    if let test = given("test") { _ = try tests(like: test, suite: nil) }
    guard given("class") != nil || given("file") != nil else { return }
    let tests = try store.identities(of: store.tests(like: "*", suite: filter.suite)).values
    for (kind, names) in [
      ("class", Set(tests.compactMap(\.className))), ("file", Set(tests.compactMap(\.file))),
    ] {
      // Of the modules of classes there may be no tests.
      guard let name = given(kind),
        !names.contains(where: { $0 == name || $0.hasPrefix("\(name).") })
      else { continue }
      throw UnknownName(kind: "\(kind) with tests is called", name: name, known: Array(names))
    }
  }
}

/// A name that no run has.
struct NoRunCalled: Error {
  var name: String
  var known: [String]
}

/// A name that nothing of its kind has.
struct UnknownName: Error {
  /// `run has the label`.
  var kind: String
  var name: String
  var known: [String]
  /// Whether what may be said is always the same, whatever was recorded.
  var isOfProgram = false
}
