/// Tests that an order keeps together, as they share what is set up for them.
struct TestBlock: Sendable {
  /// Their places in the suite.
  var tests: [Int]
  /// Microseconds with what they share, once.
  var time: Int64

  /// The blocks of a suite, the longest first: the files and scopes whose set-up costs something, and tests alone.
  ///
  /// A block that takes longer than `most` is cut into as many parts as that takes.
  static func blocks(of suite: PlannedSuite, most: Int64) -> [TestBlock] {
    let groups = suite.tests.indices.grouped { place -> Int in
      let test = suite.tests[place]
      if suite.fileSetups[test.file] > 0 { return test.file }
      let scopes = suite.fileSetups.count + test.scope
      if suite.scopeSetups[test.scope] > 0 { return scopes }
      return suite.fileSetups.count + suite.scopeSetups.count + place
    }
    return sorted(
      groups.flatMap { group -> [TestBlock] in
        let whole = TestBlock(group, of: suite)
        guard whole.time > most, group.count > 1 else { return [whole] }
        let parts = min(group.count, Int((whole.time + most - 1) / max(1, most)))
        return (0..<parts).map { part in
          TestBlock(
            Array(group[group.count * part / parts..<group.count * (part + 1) / parts]), of: suite)
        }
      })
  }

  /// The tests of a suite in blocks by what they have in common, the longest first.
  static func blocks(of suite: PlannedSuite, by key: (PlannedSuite.Test) -> Int) -> [TestBlock] {
    sorted(
      suite.tests.indices.grouped { key(suite.tests[$0]) }.map { TestBlock($0, of: suite) })
  }

  /// Each test by itself, the longest first.
  static func single(of suite: PlannedSuite) -> [TestBlock] {
    sorted(suite.tests.indices.map { TestBlock(tests: [$0], time: suite.tests[$0].work) })
  }

  /// Equal ones stay in their order.
  private static func sorted(_ blocks: [TestBlock]) -> [TestBlock] {
    blocks.indices.sorted { (-blocks[$0].time, $0) < (-blocks[$1].time, $1) }.map { blocks[$0] }
  }

  init(tests: [Int], time: Int64) {
    self.tests = tests
    self.time = time
  }

  private init(_ group: [Int], of suite: PlannedSuite) {
    tests = group
    time = 0
    for (index, test) in group.enumerated() {
      // What a worker pays once is no block's.
      let previous = index > 0 ? group[index - 1] : nil
      time += suite.time(of: test, after: previous) - (previous == nil ? suite.workerSetup : 0)
    }
  }
}
