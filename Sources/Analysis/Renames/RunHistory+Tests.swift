public import History

extension RunHistory {
  /// The tests of the run that losses are seen by that this run does not have, in ascending order.
  public var goneTests: [TestID] {
    let present = Set(results.map(\.test))
    return lossReference?.results.map(\.test).filter { !present.contains($0) } ?? []
  }

  /// The tests of this run that the run that losses are seen by does not have, in ascending order.
  public var newTests: [TestID] {
    guard let trunk = lossReference else { return [] }
    let known = Set(trunk.results.map(\.test))
    return results.map(\.test).filter { !known.contains($0) }
  }

  /// By test that went: the new test that it most likely became.
  public var renames: [TestID: TestID] {
    let gone = goneTests.filter { identities[$0] != nil }
    let new = newTests.filter { identities[$0] != nil }
    let pairs = RenamePairing.pairs(
      gone: gone.compactMap { identities[$0] }, new: new.compactMap { identities[$0] })
    return Dictionary(
      pairs.map { (gone[$0.gone], new[$0.new]) }, uniquingKeysWith: { first, _ in first })
  }

  /// The one test that came where one alone went, to the same class or file: it may be the same.
  public func onlyNewTest(beside gone: TestID) -> TestIdentity? {
    guard let old = identities[gone] else { return nil }
    func isBeside(_ test: TestID) -> Bool {
      identities[test].map { $0.file == old.file && $0.group == old.group } ?? false
    }
    let new = newTests.filter(isBeside)
    return new.count == 1 && goneTests.count(where: isBeside) == 1 ? identities[new[0]] : nil
  }
}
