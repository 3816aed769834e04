import Gate
import History
import TestSupport
import Testing

/// What a branch fails again and again is its own, an outage's is what others see at the same time or the next run
/// does not.
struct BranchPastTests {
  /// A run after twelve of the trunk that passed, and how many of the tests fail in it: from the first one on, or from
  /// another.
  private struct Push {
    var branch: String
    var failed: Int
    var minutes = 90
    var first = 0

    static func topic(_ failed: Int, minutes: Int = 90) -> Push {
      Push(branch: "topic", failed: failed, minutes: minutes)
    }
    static func other(_ failed: Int) -> Push { Push(branch: "other", failed: failed, minutes: 20) }
    static func main(_ failed: Int) -> Push { Push(branch: "main", failed: failed, minutes: 20) }
  }

  /// What the gate says of the last of some runs.
  private func judge(_ pushes: [Push], tests: Int) -> RuleReport? {
    let words = (0..<tests).map { test in
      .passes(12) + pushes.map { ($0.first..<$0.first + $0.failed).contains(test) ? "F" : "P" }
    }
    let history = FlakeHistory(words[0], others: Array(words.dropFirst())) { history in
      var (place, minutes) = (0, 60)
      history.changeRuns(last: pushes.count) { run in
        minutes += pushes[place].minutes
        run.branch = pushes[place].branch
        run.startedAt = Instant(microseconds: Int64(minutes) * 60_000_000)
        place += 1
      }
      history.run = history.attempts?.runs.last ?? history.run
    }.history
    return GateRules.judge(history, by: Policy()).report(of: FailedTests.name)
  }

  private func whose(_ pushes: [Push], tests: Int) throws -> Whose {
    try #require(judge(pushes, tests: tests)?.findings.first?.whose)
  }

  @Test(arguments: [
    (4, 3), (20, 3), (20, 6), (60, 1), (60, 2), (60, 6), (60, 12), (60, 15), (200, 30), (200, 100),
  ])
  func `what each push of a branch fails is the change's, the surer with each of them`(
    tests: Int, failed: Int
  ) throws {
    for between in [[], [Push.main(0)], [.other(0)], [.other(0), .main(0)]] {
      var (pushes, known): ([Push], Double) = ([], 0)
      for push in 1...4 {
        pushes += (push > 1 ? between : []) + [.topic(failed)]
        let whose = try whose(pushes, tests: tests)
        let yours = try #require(whose.pYours)
        #expect(yours >= known - 1e-9, "push \(push) after \(between.count)")
        known = yours
        guard push > 1 else { continue }
        #expect(whose.kind == .yours, "push \(push): \(whose)")
        #expect(judge(pushes, tests: tests)?.status == .fail)
      }
    }
  }

  @Test func `whatever else passes in whatever order, a push that fails the same lowers nothing`()
    throws
  {
    var random = Generator(seed: 7)
    for _ in 0..<12 {
      let tests = Int.random(in: 4...60, using: &random)
      let failed = Int.random(in: 1...max(1, tests / 2), using: &random)
      var (pushes, known): ([Push], Double) = ([], 0)
      for _ in 0..<4 {
        pushes += (0..<Int.random(in: 0...2, using: &random)).map { _ in
          Bool.random(using: &random) ? .main(0) : .other(0)
        }
        pushes.append(.topic(failed, minutes: Int.random(in: 1...300, using: &random)))
        let yours = try #require(try whose(pushes, tests: tests).pYours)
        #expect(yours >= known - 1e-9, "\(failed) of \(tests): \(pushes)")
        known = yours
      }
    }
  }

  @Test func `a single run in which much fails may be an outage`() throws {
    #expect(judge([.topic(12)], tests: 60)?.status == .inconclusive)
    #expect(try whose([.topic(12)], tests: 60).kind == .unknown)
    let again: [Push] = [.topic(12), .topic(0), .topic(12)]
    #expect(judge(again, tests: 60)?.status == .inconclusive, "the push between passed")
    #expect(try whose(again, tests: 60).kind == .unknown)
  }

  @Test func `what others fail at the same time is an outage however long it lasts`() throws {
    for pushes: [Push] in [
      [.topic(12), .other(12), .topic(12)],
      [.other(12), .topic(12, minutes: 30), .topic(12, minutes: 20)],
      [.topic(12), .main(12), .topic(12), .other(12), .topic(12)],
    ] {
      #expect(judge(pushes, tests: 60)?.status == .inconclusive, "\(pushes)")
      #expect(try whose(pushes, tests: 60).kind != .yours, "\(pushes)")
    }
    let gone: [Push] = [.topic(12), .other(12), .topic(12), .main(0), .topic(12)]
    #expect(judge(gone, tests: 60)?.status == .fail, "the others are well again")
  }

  @Test func `what the trunk fails again it has broken, and not in its newest commit`() throws {
    let pushes = [Push](repeating: Push(branch: "main", failed: 12), count: 3)
    #expect(judge(Array(pushes.prefix(1)), tests: 60)?.status == .inconclusive)
    let report = try #require(judge(pushes, tests: 60))
    #expect(report.status == .fail)
    let finding = try #require(report.findings.first)
    #expect(finding.whose?.kind == .main, "\(finding.sentence)")
    #expect(finding.figures.contains { $0.name == "failing_since_run" })
  }

  @Test func `a break of one branch makes no outage likelier on another`() throws {
    let broken = [0, 3, 3, 3, 0].map { Push(branch: "other", failed: $0, first: 5) }
    let after = try #require(try whose(broken + [.topic(1)], tests: 20).pYours)
    let never = try #require(try whose([.topic(1)], tests: 20).pYours)
    #expect(after > never / 2, "\(after) where \(never) was")
  }
}
