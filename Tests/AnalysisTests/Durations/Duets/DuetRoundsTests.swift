import RealModule
import TestSupport
import Testing

@testable import Analysis

struct DuetComparisonTests {
  @Test func `times that are all greater have the least p-value there is`() {
    for count in 1...8 {
      let base = (0..<count).map { 1 + 0.01 * Double($0) }
      let comparison = DuetComparison(head: base.map { $0 * 1.5 }, base: base)
      let arrangements = (1...count).reduce(1.0) { $0 * Double(count + $1) / Double($1) }
      #expect(abs(comparison.pValue * arrangements - 1) < 1e-9)
      #expect(abs(comparison.ratio - 1.5) < 0.05)
    }
  }

  @Test func `an interval is told from four runs on, and holds the ratio`() throws {
    #expect(DuetComparison(head: [1, 2, 3], base: [1, 2, 3]).low == nil)
    let comparison = DuetComparison(head: [1.2, 1.3, 1.25, 1.22], base: [1, 1.05, 0.98, 1.02])
    let (low, high) = try (#require(comparison.low), #require(comparison.high))
    #expect(low < comparison.ratio && comparison.ratio < high)
    #expect(abs(low - 1.2 / 1.05) < 1e-9 && abs(high - 1.3 / 0.98) < 1e-9)
  }

  @Test func `equal times speak against a slowdown, and without times there is none`() {
    #expect(DuetComparison(head: [1, 1, 1, 1], base: [1, 1, 1, 1]).pValue == 1)
    let nothing = DuetComparison(head: [], base: [1])
    #expect(nothing.pValue == 1 && nothing.ratio.isNaN && nothing.low == nil)
    #expect(!nothing.counts(by: SlowdownPolicy()))
  }

  @Test func `19 of 20 intervals hold the true ratio`() {
    var random = Generator(seed: 20)
    var held = 0
    for _ in 0..<2000 {
      let head = (0..<6).map { _ in 1.3 * Double.exp(0.06 * random.normal()) }
      let base = (0..<6).map { _ in Double.exp(0.06 * random.normal()) }
      let comparison = DuetComparison(head: head, base: base)
      if let low = comparison.low, let high = comparison.high, (low...high).contains(1.3) {
        held += 1
      }
    }
    // 95.9 % is what six and six runs have exactly.
    #expect((1880...1950).contains(held), "\(held)")
  }
}

struct DuetRoundsTests {
  private static let policy = SlowdownPolicy()

  /// Runs a duet of tests that are slower by these ratios, to its end or for so many rounds.
  private func run(
    _ ratios: [Double], isNamed: Bool = false, rounds: Int = .max, noise: Double = 0.06,
    _ random: inout Generator
  ) -> DuetRounds {
    var duet = DuetRounds(ratios.map { _ in isNamed }, policy: Self.policy)
    while !duet.open.isEmpty, duet.roundsLeft > 0, duet.rounds < rounds {
      var sides: [[Int: Double]] = [[:], [:]]
      for test in duet.open {
        let seconds = 0.2 + 0.1 * Double(test)
        for side in 0...1 {
          // One execution in fifty is an outlier.
          let outlier = random.uniform() < 0.02 ? 1.5 : 1
          sides[side][test] =
            seconds * (side == 0 ? ratios[test] : 1) * outlier * .exp(noise * random.normal())
        }
      }
      duet.add(head: sides[0], base: sides[1])
    }
    duet.end()
    return duet
  }

  @Test(arguments: [1, 5, 25])
  func `with nothing changed at most one duet in twenty finds a slowdown`(tests: Int) {
    var random = Generator(seed: UInt64(tests))
    var found = 0
    for _ in 0..<400 {
      // Noise as great as the least effect that counts.
      let duet = run(Array(repeating: 1, count: tests), noise: 0.15, &random)
      if duet.entries.contains(where: { $0.status == .slower }) { found += 1 }
      #expect(duet.open.isEmpty)
    }
    #expect(found <= 26, "\(found) of 400")
  }

  @Test(arguments: [(2, 0.05), (5, 0.05), (7, 0.05), (12, 0.05)])
  func `a duet that the time ends early finds no more`(rounds: Int, rate: Double) {
    var random = Generator(seed: UInt64(100 + rounds))
    var found = 0
    for _ in 0..<400 {
      let duet = run(
        Array(repeating: 1, count: 5), isNamed: true, rounds: rounds, noise: 0.15, &random)
      if duet.entries.contains(where: { $0.status == .slower }) { found += 1 }
    }
    #expect(Double(found) <= 400 * rate * 1.3, "\(found) of 400")
  }

  @Test(arguments: [(1.2, 0.8), (1.5, 0.97), (2, 0.97)])
  func `a slowdown of a named test is found`(ratio: Double, share: Double) {
    var random = Generator(seed: UInt64(ratio * 100))
    var found = 0
    for _ in 0..<200 {
      let duet = run([1, ratio, 1, 1, 1], isNamed: true, &random)
      if duet.entries[1].status == .slower { found += 1 }
    }
    #expect(Double(found) >= 200 * share, "\(found) of 200")
  }

  @Test func `a test that was only suspected and is no slower leaves at once`() {
    var duet = DuetRounds([false, true], policy: Self.policy)
    for round in 1...2 {
      duet.add(head: [0: 1, 1: 1], base: [0: 1, 1: 1.01])
      #expect(duet.rounds == round)
    }
    #expect(duet.entries.map(\.status) == [.notSlower, .open])
    #expect(duet.open == [1])
  }

  @Test func `what is slower by too little to count is not found, however sure it is`() {
    var duet = DuetRounds([true, true], policy: Self.policy)
    for _ in 0..<16 where !duet.open.isEmpty {
      duet.add(head: [0: 1.05, 1: 0.02], base: [0: 1, 1: 0.01])
    }
    #expect(duet.entries.map(\.status) == [.notSlower, .notSlower])
    #expect(duet.entries[1].comparison.pValue < 1e-3)
  }

  @Test func `six and six clear runs settle one test, and nothing before`() {
    var duet = DuetRounds([true], policy: Self.policy)
    for round in 1...6 {
      #expect(duet.open == [0])
      duet.add(head: [0: 1.42 + 0.001 * Double(round)], base: [0: 1])
    }
    #expect(duet.entries[0].status == .slower && duet.rounds == 6)
  }

  @Test func `a test that does not pass on one side is left open`() {
    var duet = DuetRounds([true], policy: Self.policy)
    for _ in 0..<16 { duet.add(head: [0: 2], base: [:]) }
    duet.end()
    #expect(duet.entries[0].status == .open && duet.roundsLeft == 0)
  }
}

struct DuetSuspectsTests {
  @Test func `what took longer by more than the noise is chosen, the greatest loss first`() {
    var random = Generator(seed: 5)
    let base = (0..<100).map { _ in Double.random(in: 0.05...1, using: &random) }
    var head = base.map { $0 * .exp(0.03 * random.normal()) }
    head[7] = base[7] * 3
    head[9] = base[9] + 2.5
    head[11] = .nan
    let chosen = DuetSuspects.chosen(
      head: head, base: base, within: 1000, policy: SlowdownPolicy())
    #expect(chosen.first == 9 && chosen.contains(7) && chosen.count < 6)
  }

  @Test func `on a busy machine a test of twice the time is chosen, and few others`() {
    let counts = (0..<50).map { seed in
      var random = Generator(seed: UInt64(seed))
      let base = (0..<150).map { _ in Double.random(in: 0.03...1, using: &random) }
      var head = base.map { $0 * .exp(0.3 * random.normal()) }
      head[7] = base[7] * 2 * .exp(0.15 * random.normal())
      let chosen = DuetSuspects.chosen(
        head: head, base: base, within: 1000, policy: SlowdownPolicy())
      #expect(chosen.count <= 15)
      return chosen.contains(7) ? 1 : 0
    }
    #expect(counts.reduce(0, +) >= 45)
  }

  @Test func `as many are chosen as may run in the time`() {
    let base = [Double](repeating: 1, count: 10)
    let head = base.map { $0 * 2 }
    func count(_ seconds: Double) -> Int {
      DuetSuspects.chosen(head: head, base: base, within: seconds, policy: SlowdownPolicy()).count
    }
    #expect(count(1000) == 10 && count(40) == 2 && count(10) == 0)
  }
}
