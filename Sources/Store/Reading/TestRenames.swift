import History

/// The tests of a suite that were renamed, and what they are called now.
struct TestRenames {
  private let names: [TestID: TestID]

  init(suite: SuiteID, on connection: Connection) throws {
    let pairs = try connection.rows(.renamedTests, ["suite": .id(suite)]) {
      (TestID($0.integer(0)), TestID($0.integer(1)))
    }
    names = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  subscript(test: TestID) -> TestID { names.isEmpty ? test : names[test] ?? test }

  /// What a test of a run is called now. In a run that has both names they are two tests.
  func name(of test: TestID, among present: Set<TestID>) -> TestID {
    let name = self[test]
    return present.contains(name) ? test : name
  }

  /// Results in ascending order under the tests' names of now.
  func applied(to results: [TestResult]) -> [TestResult] {
    guard !names.isEmpty else { return results }
    let present = Set(results.map(\.test))
    return results.map { result in
      var result = result
      result.test = name(of: result.test, among: present)
      return result
    }.sorted { $0.test < $1.test }
  }

  /// The same of durations.
  func applied(to durations: RunDurations) -> RunDurations {
    guard !names.isEmpty else { return durations }
    let present = Set(durations.tests)
    let pairs = zip(durations.tests, durations.microseconds).map { test, time in
      (test: name(of: test, among: present), time: time)
    }.sorted { $0.test < $1.test }
    var renamed = RunDurations()
    renamed.tests = pairs.map(\.test)
    renamed.microseconds = pairs.map(\.time)
    return renamed
  }
}
