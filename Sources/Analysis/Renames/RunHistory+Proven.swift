public import History

extension RunHistory {
  /// The tests that went and provably have other names in this run; none where it is incomplete.
  ///
  /// Git proves it where it says that their file was moved; else all tests of a class, or of a file where
  /// classes do not say theirs, prove it together, unless git knows that the file did not change.
  public var provenRenames: [ProvenRename] {
    guard run.isComplete else { return [] }
    var gone = goneTests.filter { identities[$0] != nil }
    var new = newTests.filter { identities[$0] != nil }
    var proven: [ProvenRename] = []
    func take(_ proof: RenameProof, _ pairs: [(gone: Int, new: Int)]) {
      proven += pairs.map { ProvenRename(old: gone[$0.gone], new: new[$0.new], proof: proof) }
      let (olds, news) = (Set(pairs.map { gone[$0.gone] }), Set(pairs.map { new[$0.new] }))
      gone.removeAll { olds.contains($0) }
      new.removeAll { news.contains($0) }
    }
    if let changes {
      take(.git, MovedFiles(changes).pairs(gone: names(gone), new: names(new)))
    }
    let files = TestFiles(changes)
    gone.removeAll { files.fate(of: identities[$0]) == .unchanged }
    take(.tests, wholeGroups(gone, new) { Self.inContainer($0) })
    take(.tests, wholeGroups(gone, new) { .init(group: $0.group, name: $0.name) })
    take(.tests, joined(gone, new, files))
    take(.tests, split(gone, new, files))
    return proven
  }

  private func names(_ tests: [TestID]) -> [TestIdentity] { tests.compactMap { identities[$0] } }

  /// The tests of whole classes or files that all came to one other that was there before, where git knows that both
  /// files changed and each name came once.
  private func joined(
    _ gone: [TestID], _ new: [TestID], _ files: TestFiles
  ) -> [(gone: Int, new: Int)] {
    let (olds, news) = (names(gone), names(new))
    let groups = Dictionary(grouping: olds.indices) { olds[$0].group }.filter {
      $0.value.count >= 2 && $0.value.allSatisfy { files.fate(of: olds[$0]) == .changed }
    }
    guard !groups.isEmpty else { return [] }
    let kept = keptGroups(new)
    let byName = Dictionary(grouping: news.indices) { news[$0].name }
    let pairs = groups.filter { !kept.contains($0.key) }.values.flatMap { group in
      let pairs = group.compactMap { old in
        byName[olds[old].name].flatMap { $0.count == 1 ? (gone: old, new: $0[0]) : nil }
      }
      let isProven =
        pairs.count == group.count && Set(pairs.map { news[$0.new].group }).count == 1
        && pairs.allSatisfy { files.fate(of: news[$0.new]) == .changed }
      return isProven ? pairs : []
    }
    let uses = Dictionary(pairs.map { ($0.new, 1) }, uniquingKeysWith: +)
    return pairs.filter { uses[$0.new] == 1 }.sorted { $0.gone < $1.gone }
  }

  /// The tests of classes or files that all came back under their names in several others: those of a whole one in
  /// new ones, or where git knows that their files changed in whichever. Each name has to be of one test alone.
  private func split(
    _ gone: [TestID], _ new: [TestID], _ files: TestFiles
  ) -> [(gone: Int, new: Int)] {
    let (olds, news) = (names(gone), names(new))
    let leaving = Dictionary(olds.map { ($0.name, 1) }, uniquingKeysWith: +)
    let coming = Dictionary(grouping: news.indices) { news[$0].name }
    let groups = Dictionary(grouping: olds.indices) { olds[$0].group }.filter { _, group in
      group.count >= 2
        && group.allSatisfy { leaving[olds[$0].name] == 1 && coming[olds[$0].name]?.count == 1 }
    }
    guard !groups.isEmpty else { return [] }
    let kept = keptGroups(new)
    let came = Dictionary(news.map { ($0.group, 1) }, uniquingKeysWith: +)
    return groups.flatMap { name, group in
      let pairs = group.compactMap { old in
        coming[olds[old].name].map { (gone: old, new: $0[0]) }
      }
      let places = Set(pairs.map { news[$0.new].group })
      let isOfGit =
        group.allSatisfy { files.fate(of: olds[$0]) == .changed }
        && pairs.allSatisfy { files.fate(of: news[$0.new]) != .unchanged }
      let isWhole =
        !kept.contains(name) && places.isDisjoint(with: kept)
        && places.count < group.count
        && places.reduce(0) { $0 + (came[$1] ?? 0) } <= 2 * group.count
      return isOfGit || isWhole ? pairs : []
    }.sorted { $0.gone < $1.gone }
  }

  /// The classes and files that have tests of before, or tests that were paired already: they are not whole.
  private func keptGroups(_ new: [TestID]) -> Set<String> {
    let known = Set(new)
    var kept = Set(
      results.map(\.test).filter { !known.contains($0) }.compactMap { groups[$0] })
    for group in kept {
      for mark in group.ranges(of: "::") { kept.insert(String(group[..<mark.lowerBound])) }
    }
    return kept
  }

  private func wholeGroups(
    _ gone: [TestID], _ new: [TestID], _ member: (TestIdentity) -> WholeGroups.Member?
  ) -> [(gone: Int, new: Int)] {
    guard gone.count >= 2, new.count >= 2 else { return [] }
    let kept = keptGroups(new)
    return WholeGroups(gone: names(gone).map(member), new: names(new).map(member)) {
      !kept.contains($0)
    }.pairs
  }

  private static func inContainer(_ test: TestIdentity) -> WholeGroups.Member? {
    guard let container = test.container else { return nil }
    return .init(group: container, name: "\(test.className ?? "")\n\(test.name)")
  }
}
