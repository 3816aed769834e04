import History

/// The tests of a suite that were renamed, and what they are called now.
struct TestRenames {
  private var names: [TestID: TestID] = [:]
  /// By test that was renamed: what it is called now.
  var all: [TestID: TestID] { names }
  /// By test that was renamed: what proves it, where something does.
  private var proofs: [TestID: RenameProof] = [:]

  /// `following`: renames that the store does not have. `asOf`: the moment after which nobody had said of any.
  init(
    suite: SuiteID, following: [ProvenRename] = [], on connection: Connection, asOf: Instant? = nil
  ) throws {
    let known: [String: SQLValue] = [
      "suite": .id(suite), "as_of": .integer(asOf?.microseconds),
    ]
    let rows = try connection.rows(.renamedTests, known) {
      (
        old: TestID($0.integer(Columns.RenamedTests.oldTestID)),
        new: TestID($0.integer(Columns.RenamedTests.testID)),
        proof: $0.optionalText(Columns.RenamedTests.proof)
      )
    }
    for row in rows {
      names[row.old] = row.new
      proofs[row.old] = row.proof.flatMap(RenameProof.init)
    }
    let further = Dictionary(
      following.map { ($0.old, $0) }, uniquingKeysWith: { first, _ in first })
    for (old, new) in names {
      guard let step = further[new], step.new != old else { continue }
      names[old] = step.new
    }
    for step in following where names[step.new] != step.old {
      names[step.old] = step.new
      proofs[step.old] = step.proof
    }
  }

  /// The tests of an earlier run, as recorded, that a run has under other names as was proven.
  func followed(from earlier: [TestResult], to run: [TestResult]) -> [ProvenRename] {
    guard !proofs.isEmpty else { return [] }
    let present = Set(run.map(\.test))
    return earlier.compactMap { result in
      guard let proof = proofs[result.test], let new = names[result.test], present.contains(new),
        !present.contains(result.test)
      else { return nil }
      return ProvenRename(old: result.test, new: new, proof: proof)
    }
  }

  subscript(test: TestID) -> TestID { names.isEmpty ? test : names[test] ?? test }

  /// What a test of a run is called now. In a run that has both names they are two tests.
  func name(of test: TestID, among present: Set<TestID>) -> TestID {
    let name = self[test]
    return present.contains(name) ? test : name
  }

  /// Results in ascending order under the tests' names of now; of several that have one name now, the
  /// worst.
  func applied(to results: [TestResult]) -> [TestResult] {
    guard !names.isEmpty else { return results }
    let present = Set(results.map(\.test))
    let renamed = results.map { result in
      var result = result
      result.test = name(of: result.test, among: present)
      return result
    }
    return renamed.sorted { ($0.test, $1.outcome) < ($1.test, $0.outcome) }
      .withoutRepeats(of: \.test)
  }

  /// The same of all that tests did; of several that have one name now, the first.
  func applied(to cells: RunCells) -> RunCells {
    guard !names.isEmpty else { return cells }
    let present = Set(cells.tests)
    var (renamed, seen) = (RunCells(), Set<TestID>())
    for (place, test) in cells.tests.enumerated() {
      let name = name(of: test, among: present)
      guard seen.insert(name).inserted else { continue }
      renamed.tests.append(name)
      renamed.outcomes.append(cells.outcomes[place])
      renamed.isFlaky.append(cells.isFlaky[place])
      renamed.durations.append(cells.durations[place])
    }
    renamed.work = cells.work
    renamed.tried = cells.tried.map { (name(of: $0.test, among: present), $0.attempts) }
    return renamed
  }

  /// The same of tests in ascending order, and of whether they ran; of several that have one name now, whether
  /// one did.
  func applied(to run: (tests: [TestID], ran: [Bool])) -> (tests: [TestID], ran: [Bool]) {
    guard !names.isEmpty else { return run }
    let present = Set(run.tests)
    let renamed = zip(run.tests, run.ran).map { test, ran in
      (test: name(of: test, among: present), ran: ran)
    }
    let pairs = renamed.sorted { ($0.test, $0.ran ? 0 : 1) < ($1.test, $1.ran ? 0 : 1) }
      .withoutRepeats(of: \.test)
    return (pairs.map(\.test), pairs.map(\.ran))
  }

  /// The same of durations; of several that have one name now, the first.
  func applied(to durations: RunDurations) -> RunDurations {
    guard !names.isEmpty else { return durations }
    let present = Set(durations.tests)
    let pairs = zip(durations.tests, durations.microseconds).enumerated().map { place, pair in
      (test: name(of: pair.0, among: present), place: place, time: pair.1)
    }.sorted { ($0.test, $0.place) < ($1.test, $1.place) }.withoutRepeats(of: \.test)
    var renamed = RunDurations()
    renamed.tests = pairs.map(\.test)
    renamed.microseconds = pairs.map(\.time)
    return renamed
  }
}

extension Array {
  /// In order, of elements beside each other that are alike the first.
  fileprivate func withoutRepeats(of part: (Element) -> TestID) -> [Element] {
    var last: TestID?
    return filter { element in
      defer { last = part(element) }
      return part(element) != last
    }
  }
}
