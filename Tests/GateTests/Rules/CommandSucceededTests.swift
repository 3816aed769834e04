import Gate
import History
import Testing

struct CommandSucceededTests {
  private func report(_ commands: [RunHistory.Command], isComplete: Bool = true) -> RuleReport? {
    let run = history {
      $0.commands = commands
      $0.run.isComplete = isComplete
    }
    return GateRules.judge(run, by: Policy()).rules.first { $0.rule.rawValue == "command" }
  }

  private func command(
    _ code: Int, signal: Int? = nil, _ meaning: ExitMeaning, failures: Int = 0, shard: Int = 1,
    isWhole: Bool = true
  ) -> RunHistory.Command {
    var end = CommandEnd(code: code, signal: signal, meaning: meaning)
    end.failures = failures
    return .init(shard: shard, isWhole: isWhole, end: end)
  }

  @Test func `a command that was cut short did not succeed, and it is said how it ended`() {
    let killed = report([command(137, signal: 9, .interrupted)], isComplete: false)
    #expect(killed?.status == .inconclusive)
    #expect(killed?.summary == "signal 9 ended the command: it was cut short")
    let timedOut = report([command(124, .interrupted)], isComplete: false)
    #expect(timedOut?.status == .inconclusive)
    #expect(timedOut?.summary.contains("exit code 124") == true)
    #expect(report([command(124, .interrupted)])?.status == .skipped)
  }

  @Test func `no failed test explains the code of a signal`() {
    #expect(report([command(130, .interrupted, failures: 1)])?.status == .fail)
    let stopped = report([command(1, .interrupted, failures: 1)], isComplete: false)
    #expect(stopped?.status == .inconclusive)
  }

  @Test func `the tests that ran again are no other part of the run`() {
    let again = report([command(1, .other), command(1, .other, isWhole: false)])
    #expect(again?.findings.map(\.summary) == ["exit code 1", "tests run again: exit code 1"])
    let parts = report([command(1, .other), command(2, .other, shard: 2)])
    #expect(parts?.findings.map(\.summary) == ["part 1: exit code 1", "part 2: exit code 2"])
  }
}
