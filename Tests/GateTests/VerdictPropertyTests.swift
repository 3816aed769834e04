import Gate
import History
import TestSupport
import Testing

/// What was red never becomes green by itself: laws of all suites, tried on many made up at random.
struct VerdictPropertyTests {
  /// Calls a law with suites from numbers that are the same on every machine.
  private func forAll(
    _ seed: UInt64, count: Int = 300, _ law: (RandomSuite, inout Generator) throws -> Void
  ) rethrows {
    var random = Generator(seed: seed)
    for _ in 0..<count {
      let suite = RandomSuite(&random)
      try law(suite, &random)
    }
  }

  private func isNoPass(_ report: GateReport) -> Bool { report.verdict != .pass }

  private func warns(_ report: GateReport, _ rules: RuleName...) -> Bool {
    rules.contains { [.warn, .fail].contains(report.report(of: $0)?.status) }
  }

  @Test func `the suites made up are of every verdict`() {
    var seen: [Verdict: Int] = [:]
    forAll(1) { suite, _ in seen[suite.report.verdict, default: 0] += 1 }
    for verdict in [Verdict.pass, .fail, .noData, .inconclusive] {
      #expect(seen[verdict, default: 0] > 10, "\(verdict) \(seen)")
    }
  }

  @Test func `a failing attempt more never makes a pass of what was none`() {
    forAll(2) { suite, random in
      guard isNoPass(suite.report), let test = suite.words.indices.randomElement(using: &random)
      else { return }
      var more = suite
      let last = more.words[test].count - 1
      var word = more.words[test][last]
      let place = Int.random(in: 0...word.count, using: &random)
      // A retry comes after the suite's own attempt, which stays the first.
      let letter: Character = place > 0 && Bool.random(using: &random) ? "f" : "F"
      word.insert(letter, at: word.index(word.startIndex, offsetBy: place))
      more.words[test][last] = word
      #expect(isNoPass(more.report), "\(suite) \(word)")
    }
  }

  @Test func `a failing test, a failure elsewhere or an error more never makes a pass`() {
    forAll(3) { suite, random in
      guard isNoPass(suite.report) else { return }
      var more = suite
      more.words.append([["F", "FF", "Ff"].randomElement(using: &random) ?? "F"])
      #expect(isNoPass(more.report), "\(suite)")
      more = suite
      more.errors += 1
      #expect(isNoPass(more.report), "\(suite)")
      more = suite
      let test = TestID(Int64(Int.random(in: 1...suite.words.count, using: &random)))
      more.onSameSource[test, default: .init()].failures += 1
      #expect(isNoPass(more.report), "\(suite)")
    }
  }

  @Test func `passing tests less never make a pass of what was none`() {
    forAll(4) { suite, random in
      guard isNoPass(suite.report) else { return }
      let passing = suite.tests { $0.allSatisfy { $0 == "P" } }
      let gone = Set(passing.filter { _ in Bool.random(using: &random) })
      #expect(isNoPass(suite.report(without: gone)), "\(suite) \(gone)")
    }
  }

  @Test func `a failed test that is left out is missed`() {
    forAll(5) { suite, random in
      let failed = suite.tests { $0.contains { "Ff".contains($0) } }
      guard suite.history.lossReference != nil, let test = failed.randomElement(using: &random)
      else { return }
      let report = suite.report(without: [test])
      #expect(isNoPass(report) || warns(report, MissingTests.name), "\(suite) \(test)")
    }
  }

  @Test func `coverage that is left out is missed, on every attempt`() {
    forAll(6) { suite, random in
      var history = suite.history
      guard suite.pastCoverage != nil, !history.baseline.isEmpty else { return }
      history.run.coverage =
        Bool.random(using: &random) ? nil : CoverageCounts(linesCovered: 0, linesTotal: 0)
      for _ in 0..<3 {
        let report = GateRules.judge(history, by: Policy())
        #expect(isNoPass(report) || warns(report, CoverageFloor.name), "\(suite)")
        history.baseline.insert(history.run, at: 0)
      }
    }
  }

  @Test func `the same once more never makes a pass of what was none`() {
    forAll(7) { suite, random in
      guard isNoPass(suite.report) else { return }
      var again = suite
      let times = Int.random(in: 1...4, using: &random)
      for place in again.words.indices {
        let word = again.words[place].last ?? "P"
        again.words[place] += Array(repeating: word, count: times)
        guard word.contains(where: { "Ff".contains($0) }) else { continue }
        var seen = again.onSameSource[TestID(Int64(place + 1))] ?? .init()
        seen.earlierPasses += word.contains { "Pp".contains($0) } ? times : 0
        seen.failures += times * word.count { "Ff".contains($0) }
        again.onSameSource[TestID(Int64(place + 1))] = seen
      }
      #expect(isNoPass(repeated(again, of: suite, times)), "\(suite) \(times)")
    }
  }

  /// What the gate says of the last of several runs of one source.
  private func repeated(_ again: RandomSuite, of suite: RandomSuite, _ times: Int) -> GateReport {
    var history = again.history
    history.run.source = "again"
    history.changeRuns(last: times + 1) { $0.source = "again" }
    for place in 0..<times {
      history.baseline[place].source = "again"
      history.baseline[place].coverage = history.run.coverage
    }
    history.lossReference = suite.history.lossReference
    return GateRules.judge(history, by: Policy())
  }
}
