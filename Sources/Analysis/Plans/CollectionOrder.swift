public import History

/// The order in which a runner takes the tests of a suite.
public enum CollectionOrder {
  /// The tests of the newest of some runs, in the order in which the newest of them with one worker ran them; file
  /// by file, as they came into the history, where none did.
  ///
  /// `runs`: oldest first.
  public static func tests(_ runs: [TimedRun], called identities: [TestID: TestIdentity])
    -> [(test: TestID, identity: TestIdentity)]
  {
    guard let newest = runs.last else { return [] }
    let tests = newest.tests.compactMap { entry in identities[entry.test].map { (entry.test, $0) } }
    let serial = runs.last { $0.sequences.count == 1 }?.sequences.first ?? []
    let ranks = Dictionary(serial.enumerated().map { ($1.test, $0) }) { first, _ in first }
    // A test that the run did not have stands behind the last one of its file.
    var lastOfFile: [String?: Int] = [:]
    for (test, identity) in tests {
      if let rank = ranks[test] {
        lastOfFile[identity.file] = max(lastOfFile[identity.file] ?? 0, rank)
      }
    }
    return tests.sorted { one, other in
      let (left, right) = (rank(of: one), rank(of: other))
      return left != right ? left < right : key(one) < key(other)
    }
    func rank(of test: (TestID, TestIdentity)) -> Int {
      ranks[test.0] ?? lastOfFile[test.1.file] ?? .max
    }
    func key(_ test: (TestID, TestIdentity)) -> (String, TestID) {
      (test.1.file ?? test.1.group, test.0)
    }
  }
}
