import History
import Presentation
import Runners
import Store

/// What tests are called: by people in the node ids of pytest, by programs in ids.
extension Workspace {
  /// The pattern of ids that a text means, which may be a node id or a name that a table cut.
  ///
  /// - Throws: `TestNameError`.
  func pattern(_ text: String?) throws -> String? {
    guard let typed = text else { return nil }
    let text = try whole(typed)
    guard let id = TestIdentity.id(ofNode: text) else { return text }
    let found = try store.tests(like: text, suite: nil).first
    let isID = try found.flatMap { try store.identities(of: [$0])[$0]?.id.contains(text) } ?? false
    return isID ? text : id
  }

  /// Tests with their files, where the checkout has one that a report did not name.
  func located(_ tests: [TestID: TestIdentity]) -> [TestID: TestIdentity] {
    tests.mapValues(located)
  }

  func located(_ test: TestIdentity) -> TestIdentity {
    guard test.file == nil, test.container == nil, let name = test.className else { return test }
    var test = test
    test.file = Pytest.file(ofClass: name, isFile: isFile)
    return test
  }

  /// A table in which tests are called as people call them.
  func withShownNames(_ table: ResultTable) throws -> ResultTable {
    let columns = table.columns.indices.filter {
      table.columns[$0] == "test" || table.columns[$0].hasSuffix("_test")
    }
    var table = table
    for row in table.rows.indices {
      for column in columns {
        guard case .text(let id) = table.rows[row][column] else { continue }
        table.rows[row][column] = .text(try shown(id))
      }
    }
    return table
  }

  /// What people call the test of an id.
  func shown(_ id: String) throws -> String {
    guard let mark = id.firstRange(of: "::") else { return id }
    let test = located(
      TestIdentity(
        className: String(id[..<mark.lowerBound]), name: String(id[mark.upperBound...])))
    if let node = test.node { return node }
    let file = try store.file(ofTestCalled: id)
    return TestIdentity(file: file, className: test.className, name: test.name).node ?? id
  }

  /// The suite of a name; where none is named that of the run that gate judges.
  ///
  /// - Throws: `UnknownSuite`.
  func suite(named name: String?) throws -> String {
    guard let name else { return try usualSuite ?? "full" }
    let known = try store.names(of: .suites)
    guard known.contains(name) else { throw UnknownSuite(name: name, known: known) }
    return name
  }

  /// The branch of a name; where none is named the trunk.
  ///
  /// - Throws: `NoRunOfBranch`.
  func branch(named name: String?) throws -> String {
    guard let name else { return try trunk }
    let known = try store.names(of: .branches)
    guard known.contains(name) else { throw NoRunOfBranch(branch: name, known: known) }
    return name
  }

  /// The test that a text names: by its whole id or node id, by its whole name where no other is called so, or as the
  /// only one that has it in its id.
  ///
  /// - Throws: `TestNameError`.
  func test(named text: String, suite: String?) throws -> TestID {
    try check(suite: suite)
    let text = try whole(text)
    let found = try store.tests(like: text, suite: suite)
    guard let first = found.first else {
      throw TestNameError.unknown(text, nearest: try nearestTests(to: text))
    }
    let id = try store.identities(of: [first])[first]?.id
    if found.count == 1 { return first }
    let known = try store.identities(of: found)
    var ids: Set<String> = []
    let tests = found.filter { test in known[test].map { ids.insert($0.id).inserted } ?? false }
    let called = tests.filter { known[$0]?.name == text }
    if called.count == 1, let id = known[called[0]]?.id {
      return try ofNewestSuite(found.filter { known[$0]?.id == id }, called: id) ?? called[0]
    }
    guard tests.count == 1 || id == text || id == TestIdentity.id(ofNode: text) else {
      throw TestNameError.several(
        text, tests.count, among: tests.prefix(3).compactMap { known[$0].map(located)?.shown })
    }
    return try ofNewestSuite(found.filter { known[$0]?.id == id }, called: id) ?? first
  }

  /// The id of the one test that a table cut to this; any other text as it is.
  ///
  /// - Throws: `TestNameError` where no test may be called so, or several.
  func whole(_ text: String) throws -> String {
    guard let cut = CutName(text), try store.tests(like: text, suite: nil).isEmpty else {
      return text
    }
    let ids = try store.testIDs(beginningWith: "", limit: .max).filter(cut.mayBe)
    let named = try ids.filter { try cut.isLeft(of: $0) || cut.isLeft(of: shown($0)) }
    guard let id = named.first else {
      throw TestNameError.unknown(text, nearest: try ids.prefix(3).map(shown))
    }
    guard named.count == 1 else {
      throw TestNameError.cut(text, named.count, among: try named.prefix(5).map(shown))
    }
    return id
  }

  /// Of tests that several suites or projects share under one id, that of the project at hand, of the suite that ran
  /// last.
  private func ofNewestSuite(_ tests: [TestID], called id: String?) throws -> TestID? {
    guard tests.count > 1, let id else { return tests.first }
    let runs = try Set(tests.map(store.suite(ofTest:)))
      .compactMap { try? store.run(named: HistoryStore.latestRun, suite: $0) }
      .map { (id: $0, started: try store.facts(ofRun: $0).startedAt) }
      .sorted { $0.started > $1.started }
    for run in runs {
      let own = try store.tests(named: [id], inSuiteOfRun: run.id)[id]?.test
      if let own, tests.contains(own) { return own }
    }
    return tests.first
  }

  /// The names that are nearest to one that no test has.
  func nearestTests(to text: String) throws -> [String] {
    let ids = try store.testIDs(beginningWith: "", limit: 100_000)
    let wanted = TestIdentity.id(ofNode: text) ?? text
    guard !wanted.contains("::") else {
      return try Spelling.likely(for: wanted, among: ids, limit: 3).map(shown)
    }
    // A name alone is compared with names alone.
    let byName = Dictionary(grouping: ids) { id in
      String((id.firstRange(of: "::").map { id[$0.upperBound...] } ?? id[...]).prefix { $0 != "[" })
    }
    return try Spelling.likely(
      for: wanted, among: Array(byName.keys), limit: 3, takingParts: true
    )
    .compactMap { byName[$0]?.first }.map(shown)
  }
}
