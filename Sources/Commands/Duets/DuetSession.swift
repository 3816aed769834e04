import Analysis
import History
import Host
import Platform
import Presentation
import Runners
import Store

/// A duet from the choice of its tests to what it showed.
struct DuetSession {
  let head: DuetSide
  let base: DuetSide
  let policy: SlowdownPolicy
  let interruption: Interruption
  private(set) var budget: TimeBudget

  init(
    head: DuetSide, base: DuetSide, policy: SlowdownPolicy, within limit: Int64,
    interruption: Interruption
  ) {
    self.head = head
    self.base = base
    self.policy = policy
    self.interruption = interruption
    budget = TimeBudget(limit)
  }

  /// A test that was compared.
  struct Compared {
    var test: TestIdentity
    var entry: DuetRounds.Entry
  }

  /// What became of it.
  struct Result {
    var compared: [Compared] = []
    /// Tests that one side does not have, or that pass on neither.
    var left: [TestIdentity] = []
  }

  /// Interrupted: what was made is put away, and the process ends by the signal.
  struct Interrupted: Error {}

  /// Runs both suites once: the tests that took longer on this commit by more than the noise, and those named.
  ///
  /// `known`: by id what the tests took on this commit in microseconds, where that was measured just now.
  mutating func suspects(named names: [String], known: DuetSide.Times?) throws -> [(
    test: TestIdentity, isNamed: Bool
  )] {
    say("no history yet: running the suite of the base once")
    let base = try run(self.base, nil)
    var head = known
    if head == nil {
      say("and that of this commit")
      head = try run(self.head, nil)
    }
    let here = head?.durations ?? [:]
    let tests = base.tests.values.filter { here[$0.id] != nil }.sorted { $0.id < $1.id }
    guard names.isEmpty else {
      return try names.flatMap { name in
        let found = tests.filter { $0.isCalled(name) }
        guard !found.isEmpty else { throw DuetError.unknownTest(name) }
        return found.map { ($0, true) }
      }
    }
    func seconds(_ durations: [String: Int64]) -> [Double] {
      tests.map { durations[$0.id].map { Double($0) / 1_000_000 } ?? .nan }
    }
    return DuetSuspects.chosen(
      head: seconds(here), base: seconds(base.durations),
      within: Double(budget.left) / 1_000_000, policy: policy
    ).map { (tests[$0], false) }
  }

  /// Runs tests in turn until each is settled or the time is over.
  mutating func settle(_ tests: [(test: TestIdentity, isNamed: Bool)]) throws -> Result {
    var result = Result()
    // Not counted: caches are cold and what is built was not, and it shows who is here at all.
    let left = budget.left
    let onBase = try present(tests.map(\.test), on: base)
    let onHead = try run(head, tests.map(\.test).filter { onBase[$0.id] != nil })
    let both = tests.filter { onBase[$0.test.id] != nil && onHead.durations[$0.test.id] != nil }
    result.left = tests.map(\.test).filter { test in !both.contains { $0.test.id == test.id } }
    guard !both.isEmpty else { return result }
    budget = TimeBudget(left)
    let duet = try turns(both)
    result.compared = zip(both, duet.entries).map { Compared(test: $0.test, entry: $1) }
    return result
  }

  private func turns(_ tests: [(test: TestIdentity, isNamed: Bool)]) throws -> DuetRounds {
    var duet = DuetRounds(tests.map(\.isNamed), policy: policy)
    var longest: Int64 = 0
    say(
      "running \(Units.count(tests.count, "test")) in turn here and on the base, "
        + "\(Units.duration(max(0, budget.limit))) at the most")
    while !duet.open.isEmpty, duet.roundsLeft > 0, budget.allows(longest) {
      let began = Clock.monotonic()
      let open = duet.open
      // A B B A: whatever drifts meanwhile meets both sides alike.
      let order = duet.rounds.isMultiple(of: 2) ? [head, base] : [base, head]
      var took: [String: [Int: Double]] = [:]
      for side in order {
        let outcome = try run(side, open.map { tests[$0].test })
        for number in open {
          guard let time = outcome.durations[tests[number].test.id] else { continue }
          took[side.name, default: [:]][number] = Double(time) / 1_000_000
        }
      }
      duet.add(head: took[head.name] ?? [:], base: took[base.name] ?? [:])
      longest = max(longest, Clock.monotonic() - began)
      if isatty(2) == 1, !duet.open.isEmpty {
        let left = min(budget.left, longest * Int64(duet.roundsLeft))
        say(
          "\(duet.rounds) + \(duet.rounds) runs, \(Units.count(duet.open.count, "test")) open, "
            + "\(Units.duration(max(0, left))) at the most")
      }
    }
    duet.end()
    return duet
  }

  /// By id what the tests took that are on the base and pass there.
  private func present(_ tests: [TestIdentity], on side: DuetSide) throws -> [String: Int64] {
    let together = try run(side, tests)
    if !together.durations.isEmpty || tests.count == 1 { return together.durations }
    // One name that a side does not know stops many a runner before it runs any.
    return try tests.reduce(into: [:]) { known, test in
      known.merge(try run(side, [test]).durations) { $1 }
    }
  }

  private func run(_ side: DuetSide, _ tests: [TestIdentity]?) throws -> DuetSide.Times {
    if tests?.isEmpty == true { return DuetSide.Times() }
    let outcome = try side.run(tests)
    if interruption.hasCome { throw Interrupted() }
    if tests == nil, outcome.tests.isEmpty {
      throw DuetError.noTests(on: side.name, command: side.command, words: outcome.words)
    }
    return outcome
  }

  private func say(_ text: String) { Terminal.warn("laptime: \(text)\n") }
}

extension TestIdentity {
  /// Whether a text names it: its id, its node id, or a part of one.
  func isCalled(_ name: String) -> Bool {
    id == name || shown == name || id.contains(name) || shown.contains(name)
  }
}
