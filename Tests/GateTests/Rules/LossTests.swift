import Gate
import History
import TestSupport
import Testing

/// A loss heals neither by running again nor by what comes after it, whether or not anybody judged it.
struct LossTests {
  private func suite(_ count: Int, but gone: Set<Int> = []) -> [String: Character] {
    Dictionary(
      uniqueKeysWithValues: (1...count).filter { !gone.contains($0) }.map { ("n\(word($0))", "P") })
  }

  /// Letters, so that no name is like another with its number changed.
  private func word(_ number: Int) -> String {
    String(
      String(number * 7919, radix: 26).map {
        Character(UnicodeScalar(UInt8(97 + $0.hexDigitOrLetter)))
      })
  }

  private func status(_ rule: RuleName, _ report: GateReport) -> RuleStatus? {
    report.report(of: rule)?.status
  }

  @Test(arguments: [1, 2, 5, 25, 45])
  func `tests that went in runs that nobody judged are missed at the next`(runs: Int) throws {
    let past = try StoredHistory()
    try past.record(suite(100), commit: "a")
    for number in 0..<runs { try past.record(suite(80), commit: "b\(number)") }
    let run = try past.record(suite(80), commit: "c")
    let report = try past.judge(run)
    #expect(status(.missingTests, report) == .fail)
    #expect(report.report(of: .missingTests)?.findings.count == 20)
    try past.accept(.missingTests, of: run)
    #expect(try status(.missingTests, past.judge(run)) == .pass)
    #expect(try status(.missingTests, past.judge(past.record(suite(80), commit: "d"))) == .pass)
  }

  @Test func `a loss that was judged is missed however many runs follow`() throws {
    let past = try StoredHistory()
    try past.record(suite(100), commit: "a")
    for number in 0..<45 {
      let report = try past.judge(past.record(suite(80), commit: "b\(number)"))
      #expect(status(.missingTests, report) == .fail, "\(number)")
    }
  }

  @Test func `one test that was accepted does not stand for the others`() throws {
    let past = try StoredHistory()
    try past.record(suite(100), commit: "a")
    let lost = try past.record(suite(80), commit: "b")
    let report = try past.judge(lost)
    let one = try #require(report.report(of: .missingTests)?.findings.first?.test)
    try past.accept(.missingTests, of: lost, [one])
    let next = try past.judge(past.record(suite(80), commit: "c"))
    #expect(status(.missingTests, next) == .fail)
    #expect(next.report(of: .missingTests)?.findings.count == 19)
  }

  @Test(arguments: [3, 45])
  func `a skip is told however many runs follow, until somebody takes it`(runs: Int) throws {
    let past = try StoredHistory()
    for number in 0..<3 { try past.record(["a": "P", "b": "P"], commit: "a\(number)") }
    for number in 0..<runs { try past.record(["a": "S", "b": "P"], commit: "b\(number)") }
    let run = try past.record(["a": "S", "b": "P"], commit: "c")
    let report = try past.judge(run)
    #expect(status(.skippedTests, report) == .warn)
    #expect(report.report(of: .skippedTests)?.findings.count == 1)
    try past.accept(.skippedTests, of: run)
    #expect(try status(.skippedTests, past.judge(run)) == .pass)
    let ran = try past.judge(past.record(["a": "P", "b": "P"], commit: "d"))
    #expect(status(.skippedTests, ran) == .pass)
  }

  @Test func `three percent at every commit add up`() throws {
    let past = try StoredHistory()
    var seen: [RuleStatus?] = []
    for step in 0..<5 {
      let run = try past.record(suite(100 - 3 * step), commit: "c\(step)")
      seen.append(try status(.missingTests, past.judge(run)))
    }
    #expect(seen == [.skipped, .warn, .fail, .fail, .fail])
  }

  @Test func `a few tests that went with a reason are told once and not at every run`() throws {
    let past = try StoredHistory()
    try past.record(suite(100), commit: "a")
    #expect(try status(.missingTests, past.judge(past.record(suite(97), commit: "b"))) == .warn)
    for number in 0..<3 {
      let run = try past.record(suite(97), commit: "c\(number)")
      #expect(try status(.missingTests, past.judge(run)) == .pass)
    }
  }

  @Test func `a test whose name is another one in every run does not add up`() throws {
    let past = try StoredHistory()
    for number in 0..<45 {
      var tests = suite(40)
      tests["r\(word(1000 + number))"] = "P"
      let report = try past.judge(past.record(tests, commit: "c\(number)"))
      #expect(status(.missingTests, report) != .fail, "\(number)")
    }
  }

  @Test func `an accepted test that came back and went again is missed again`() throws {
    let past = try StoredHistory()
    try past.record(suite(20), commit: "a")
    let lost = try past.record(suite(18), commit: "b")
    try past.accept(.missingTests, of: lost)
    #expect(try status(.missingTests, past.judge(lost)) == .pass)
    try past.record(suite(20), commit: "c")
    #expect(try status(.missingTests, past.judge(past.record(suite(18), commit: "d"))) == .fail)
  }

  @Test func `what went long ago and is there again, or was taken, is not missed`() throws {
    let past = try StoredHistory()
    try past.record(suite(20), commit: "a")
    try past.record(suite(20), commit: "b")
    let lost = try past.record(suite(15), commit: "c")
    for number in 0..<35 { try past.record(suite(15), commit: "d\(number)") }
    #expect(try status(.missingTests, past.judge(past.record(suite(20), commit: "e"))) == .pass)
    let again = try past.record(suite(15), commit: "f")
    #expect(try status(.missingTests, past.judge(again)) == .fail)
    try past.accept(.missingTests, of: again)
    #expect(try status(.missingTests, past.judge(past.record(suite(15), commit: "g"))) == .pass)
    try past.accept(.missingTests, of: lost)
    for number in 0..<35 { try past.record(suite(15), commit: "h\(number)") }
    #expect(try status(.missingTests, past.judge(past.record(suite(15), commit: "i"))) == .pass)
  }

  @Test func `a loss stands when the run that had the tests last is taken out`() throws {
    let past = try StoredHistory()
    try past.record(suite(20), commit: "a")
    let last = try past.record(suite(20), commit: "b")
    for number in 0..<35 { try past.record(suite(15), commit: "c\(number)") }
    try past.exclude(last)
    let report = try past.judge(past.record(suite(15), commit: "d"))
    #expect(status(.missingTests, report) == .fail)
    #expect(report.report(of: .missingTests)?.findings.count == 5)
  }

  @Test(arguments: [2, 6])
  func `a loss stands when all runs that had the tests are taken out`(runs: Int) throws {
    let past = try StoredHistory()
    let whole = try (0..<runs).map { try past.record(suite(20), commit: "a\($0)") }
    for number in 0..<3 { try past.record(suite(15), commit: "b\(number)") }
    for run in whole { try past.exclude(run) }
    let run = try past.record(suite(15), commit: "c")
    #expect(try past.judge(run).verdict == .noData)
    try past.accept(.missingTests, of: run)
    #expect(try past.judge(run).verdict == .pass)
    #expect(try past.judge(past.record(suite(15), commit: "d")).verdict == .pass)
  }

  @Test func `tests of one wrong run that was taken out are missed by none of the later ones`()
    throws
  {
    let past = try StoredHistory()
    try past.record(suite(15), commit: "a")
    try past.exclude(past.record(suite(40), commit: "b"))
    for number in 0..<3 {
      let run = try past.record(suite(15), commit: "c\(number)")
      if number > 0 { #expect(try past.judge(run).verdict == .pass) }
    }
  }

  @Test func `tests skipped one by one are all told, until somebody takes that`() throws {
    let past = try StoredHistory()
    var tests = suite(20)
    let names = tests.keys.sorted()
    try past.record(tests, commit: "a")
    var run = RunID(0)
    for step in 0..<4 {
      tests[names[step]] = "S"
      run = try past.record(tests, commit: "b\(step)")
      let report = try past.judge(run).report(of: .skippedTests)
      #expect(report?.findings.count == step + 1)
    }
    try past.accept(.skippedTests, of: run)
    #expect(try status(.skippedTests, past.judge(run)) == .pass)
  }

  @Test
  func `tests that a work tree alone had are no loss, and what it lacked comes with the commit`()
    throws
  {
    let past = try StoredHistory()
    for commit in ["a", "b"] { try past.record(suite(20), commit: commit) }
    try past.record(suite(30, but: [1, 2, 3, 4]), commit: "c") { $0.source.isDirty = true }
    #expect(try status(.missingTests, past.judge(past.record(suite(20), commit: "d"))) == .pass)
    let lost = try past.record(suite(20, but: [1, 2, 3, 4]), commit: "e")
    #expect(try status(.missingTests, past.judge(lost)) == .fail)
  }

  @Test func `what a value or a job has of its own is no loss of the others'`() throws {
    for isLabel in [true, false] {
      let past = try StoredHistory()
      for (commit, places) in zip(["a", "b", "c", "d"], ["lw", "wl", "lw", "lwn"]) {
        for place in places {
          let run = try past.record(
            suite(place == "w" ? 26 : 20, but: place == "l" ? [1, 2, 3] : []), commit: commit
          ) {
            if isLabel { $0.environment.labels = ["os": "\(place)"] }
            $0.runKey = isLabel ? nil : "github:\(commit)/\(place)"
          }
          #expect(try status(.missingTests, past.judge(run)) != .fail, "\(commit) \(place)")
        }
      }
      let lost = try past.record(suite(26, but: [11, 12, 13]), commit: "e") {
        if isLabel { $0.environment.labels = ["os": "w"] }
        $0.runKey = isLabel ? nil : "github:e/w"
      }
      #expect(try status(.missingTests, past.judge(lost)) == .fail)
    }
  }

  @Test func `a job with another name has the old one's losses, at once and later`() throws {
    let past = try StoredHistory()
    for commit in ["a", "b"] {
      try past.record(suite(20), commit: commit) { $0.runKey = "github:\(commit)/test" }
    }
    for commit in ["c", "d", "e"] {
      let run = try past.record(suite(14), commit: commit) { $0.runKey = "github:\(commit)/unit" }
      #expect(try status(.missingTests, past.judge(run)) == .fail, "\(commit)")
    }
  }

  @Test(arguments: [9, 45])
  func `coverage that fell in runs that nobody judged is missed at the next`(runs: Int) throws {
    let past = try StoredHistory()
    for number in 0..<3 { try past.record(suite(5), commit: "a\(number)", covered: 95) }
    for number in 0..<runs { try past.record(suite(5), commit: "b\(number)", covered: 85) }
    let run = try past.record(suite(5), commit: "c", covered: 85)
    #expect(try status(.coverageDrop, past.judge(run)) == .fail)
    try past.accept(.coverageDrop, of: run, [nil])
    #expect(try status(.coverageDrop, past.judge(run)) == .pass)
    let next = try past.record(suite(5), commit: "d", covered: 82)
    #expect(try status(.coverageDrop, past.judge(next)) == .fail)
  }
}

extension Character {
  fileprivate var hexDigitOrLetter: Int {
    guard let value = asciiValue else { return 0 }
    return value >= 97 ? Int(value) - 87 : Int(value) - 48
  }
}
