import Analysis
import History

// Which tests a duet compares where no history tells.
extension DuetSession {
  /// Runs both suites once: the tests that took longer on this commit by more than the noise.
  ///
  /// `known`: what the tests took on this commit, where that was measured just now.
  mutating func suspects(known: DuetSide.Times?) throws -> [(test: TestIdentity, isNamed: Bool)] {
    let head = try known ?? suite()
    guard 2 * head.wall <= budget.limit else {
      throw DuetError.suiteTooLong(head.wall, budget: budget.limit, option: option)
    }
    say("no history tells what to compare: running the suite of the base once")
    let base = try run(self.base, nil, within: nil)
    spend(base.wall + (known == nil ? head.wall : 0))
    let tests = base.tests.values.filter { head.durations[$0.id] != nil }.sorted { $0.id < $1.id }
    func seconds(_ durations: [String: Int64]) -> [Double] {
      tests.map { durations[$0.id].map { Double($0) / 1_000_000 } ?? .nan }
    }
    return DuetSuspects.chosen(
      head: seconds(head.durations), base: seconds(base.durations),
      within: Double(budget.left) / 1_000_000, policy: policy
    ).map { (tests[$0], false) }
  }

  /// The tests of this commit that names mean which no history knows: those names alone are run, and all tests
  /// only where the runner knows one of them by a part of its id.
  ///
  /// Names of none are left out with that reason.
  mutating func tests(named names: [String]) throws -> (
    found: [TestIdentity], left: [(test: TestIdentity, reason: String)]
  ) {
    let alone = try run(head, names.map(TestIdentity.init(called:)), within: budget.limit)
    if alone.isCut { return (names.map(TestIdentity.init(called:)), []) }
    var known = alone.tests
    if !names.allSatisfy({ name in known.values.contains { $0.isCalled(name) } }) {
      let all = try suite()
      known.merge(all.tests) { $1 }
      spend(all.wall)
    }
    var found: [TestIdentity] = []
    var left: [(test: TestIdentity, reason: String)] = []
    for name in names {
      let called = known.values.filter { $0.isCalled(name) }.sorted { $0.id < $1.id }
      found += called.filter { test in !found.contains { $0.id == test.id } }
      if called.isEmpty {
        left.append((TestIdentity(called: name), "no test of this commit is called so"))
      }
    }
    if found.isEmpty, names.count == 1 { throw DuetError.unknownTest(names[0]) }
    return (found, left)
  }

  private func suite() throws -> DuetSide.Times {
    say("no history tells what to compare: running the suite of this commit once")
    let outcome = try run(head, nil, within: max(budget.limit, 1))
    if outcome.isCut {
      throw DuetError.suiteTooLong(nil, budget: budget.limit, option: option)
    }
    return outcome
  }
}

extension TestIdentity {
  /// What a text most probably means: an id, or a name alone.
  init(called text: String) {
    let id = Self.id(ofNode: text) ?? text
    guard let mark = id.ranges(of: "::").last else {
      self.init(name: id)
      return
    }
    self.init(className: String(id[..<mark.lowerBound]), name: String(id[mark.upperBound...]))
  }

  /// Whether a text names it: its id, its node id, or a part of one.
  func isCalled(_ name: String) -> Bool {
    id == name || shown == name || id.contains(name) || shown.contains(name)
  }
}
