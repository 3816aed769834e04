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
  /// The option that says how long it may take.
  let option: String
  private(set) var budget: TimeBudget

  init(
    head: DuetSide, base: DuetSide, policy: SlowdownPolicy, within limit: Int64, option: String,
    interruption: Interruption
  ) {
    self.head = head
    self.base = base
    self.policy = policy
    self.option = option
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
    /// Tests that cannot be compared, and why.
    var left: [(test: TestIdentity, reason: String)] = []
  }

  /// Interrupted: what was made is put away, and the process ends by the signal.
  struct Interrupted: Error {}

  /// Runs tests in turn until each is settled or the time is over.
  ///
  /// The first run of each side is not counted: caches are cold and what is built was not, and it shows who is
  /// here at all. That of this commit says how long one takes.
  mutating func settle(_ tests: [(test: TestIdentity, isNamed: Bool)]) throws -> Result {
    var result = Result()
    let left = budget.left
    let here =
      left > 0
      ? try trial(tests.map(\.test), on: head, within: left) : DuetSide.Times(isCut: true)
    guard !here.isCut, 2 * here.wall <= left else {
      say(
        "no time to run \(Units.count(tests.count, "test")) on both sides in "
          + "\(Units.duration(budget.limit)) (\(option))"
          + (here.isCut ? "" : ": one side takes \(Units.duration(here.wall))"))
      let unrun = DuetRounds(tests.map(\.isNamed), policy: policy)
      result.compared = zip(tests, unrun.entries).map { Compared(test: $0.test, entry: $1) }
      return result
    }
    let both = try take(tests, of: here, on: head, leaving: &result.left)
    let there = try trial(both.map(\.test), on: base, within: nil)
    let shared = try take(both, of: there, on: base, leaving: &result.left)
    guard !shared.isEmpty else { return result }
    budget = TimeBudget(left)
    let duet = try turns(shared)
    result.compared = zip(shared, duet.entries).map { Compared(test: $0.test, entry: $1) }
    return result
  }

  private func turns(_ tests: [(test: TestIdentity, isNamed: Bool)]) throws -> DuetRounds {
    var duet = DuetRounds(tests.map(\.isNamed), policy: policy)
    var longest: Int64 = 0
    say(
      "running \(Units.count(tests.count, "test")) in turn here and on the base, "
        + "\(Units.duration(max(0, budget.limit))) at the most")
    turns: while !duet.open.isEmpty, duet.roundsLeft > 0, budget.allows(longest) {
      let began = Clock.monotonic()
      let open = duet.open
      // A B B A: whatever drifts meanwhile meets both sides alike.
      let order = duet.rounds.isMultiple(of: 2) ? [head, base] : [base, head]
      var took: [String: [Int: Double]] = [:]
      for side in order {
        let outcome = try run(side, open.map { tests[$0].test }, within: max(budget.left, 1))
        if outcome.isCut { break turns }
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

  /// Runs tests of which it is not known whether a side has them.
  private func trial(_ tests: [TestIdentity], on side: DuetSide, within limit: Int64?) throws
    -> DuetSide.Times
  {
    let together = try run(side, tests, within: limit)
    let isKnown = tests.contains { together.tests[$0.id] != nil }
    if isKnown || together.isCut || tests.count < 2 { return together }
    // One name that a side does not know stops many a runner before it runs any.
    return try tests.reduce(into: DuetSide.Times()) { known, test in
      known.add(try run(side, [test], within: limit))
    }
  }

  /// The tests that passed on a side; what did not is left out with the reason.
  ///
  /// - Throws: `DuetError.noTests` where its command ran nothing at all.
  private func take(
    _ tests: [(test: TestIdentity, isNamed: Bool)], of outcome: DuetSide.Times, on side: DuetSide,
    leaving left: inout [(test: TestIdentity, reason: String)]
  ) throws -> [(test: TestIdentity, isNamed: Bool)] {
    if !tests.isEmpty, tests.allSatisfy({ outcome.isBroken(for: $0.test) }) {
      throw DuetError.noTests(on: side.name, command: side.command, words: outcome.words)
    }
    return tests.filter { test, _ in
      if outcome.durations[test.id] != nil { return true }
      let isHere = outcome.tests[test.id] != nil
      left.append(
        (test, isHere ? "it does not pass on \(side.name)" : "\(side.name) has no such test"))
      return false
    }
  }

  func run(_ side: DuetSide, _ tests: [TestIdentity]?, within limit: Int64?) throws
    -> DuetSide.Times
  {
    if tests?.isEmpty == true { return DuetSide.Times() }
    let outcome = try side.run(tests, within: limit)
    if interruption.hasCome { throw Interrupted() }
    if tests == nil, outcome.tests.isEmpty, !outcome.isCut {
      throw DuetError.noTests(on: side.name, command: side.command, words: outcome.words)
    }
    return outcome
  }

  func say(_ text: String) { Terminal.warn("laptime: \(text)\n") }

  /// Counts what the choice of the tests took.
  mutating func spend(_ microseconds: Int64) { budget = TimeBudget(budget.limit - microseconds) }
}
