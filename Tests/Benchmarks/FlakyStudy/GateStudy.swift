import Analysis
import History
import RealModule
import TestSupport

/// What gates do with regressions and with flakes, run by run.
struct GateStudy {
  private struct Promise {
    var bound = 0.0
    var achieved = 0.0
    var smallest = 0.0
    var noRetry = 0.0
  }

  private var runs = 0
  private var onsets = 0
  private var wholeOnsets = 0
  private var rules = [
    "no pass on the source", "… except tests on a list", "P(bad) ≥ .5", "P(bad) ≥ .1",
  ]
  private var caught = [Int](repeating: 0, count: 4)
  private var wholeCaught = [Int](repeating: 0, count: 4)
  private var blocked = [Int](repeating: 0, count: 4)
  private var promised = Promise()
  private var budgets = 0
  private var innocent: (runs: Int, naive: Int, blocked: Int, alarm: Double) = (0, 0, 0, 0)
  private static let warmUp = 100

  init(_ worlds: [World]) {
    for world in worlds {
      judgeFailures(world)
      judgePromise(world)
      judgeFirstFlakes(world)
    }
  }

  /// Every failing test of every run after the warm-up, by its history up to then.
  private mutating func judgeFailures(_ world: World) {
    let survey = FlakeSurvey(world.histories(upTo: world.settings.commits), from: FlakePriors())
    let model = survey.model
    for commit in Self.warmUp..<world.settings.commits where !world.isFlagged[commit] {
      runs += 1
      var isBlocked = [Bool](repeating: false, count: rules.count)
      for test in world.tests.indices {
        let cell = world.cell(commit, test)
        let found = world.breakAt[cell]
        let isOnset = found >= 0 && world.breaks[Int(found)].commit == commit
        let isWhole = isOnset && world.breaks[Int(found)].rate == 1
        if isOnset { onsets += 1 }
        if isWhole { wholeOnsets += 1 }
        guard world.failed[cell] > 0 else { continue }
        let isAllFail = world.failed[cell] == world.attempts[cell]
        var evidence = survey.weighed(
          TestTally(sources: world.sources(of: test, upTo: commit + 1)))
        let pBad = model.estimate(evidence.sources).pBad
        evidence.sources.removeLast()
        let known = model.assess(evidence).state == .flaky
        let decisions = [isAllFail, isAllFail && !known, pBad >= 0.5, pBad >= 0.1]
        for (rule, blocks) in decisions.enumerated() where blocks {
          if isOnset { caught[rule] += 1 }
          if isWhole { wholeCaught[rule] += 1 }
          if found < 0 { isBlocked[rule] = true }
        }
      }
      for rule in rules.indices where isBlocked[rule] { blocked[rule] += 1 }
    }
  }

  /// The budget computed from the history so far, and how many good tests would really fail all
  /// their attempts within it.
  private mutating func judgePromise(_ world: World) {
    for commit in stride(from: 200, to: world.settings.commits, by: 50) {
      let histories = world.histories(upTo: commit)
      let survey = FlakeSurvey(histories, from: FlakePriors())
      let bound = BlockingBound(
        histories.map { survey.weighed(TestTally(sources: $0)).sources }, survey)
      let budget = RetryBudget(bound.estimates)
      let smallest = RetryBudget(bound.estimates, minimum: 1)
      budgets += 1
      promised.bound += bound.bound { budget.attempts[$0] }
      for (index, test) in world.tests.enumerated() {
        let rate = max(test.rate(at: commit), world.settings.noise)
        promised.achieved += .pow(rate, budget.attempts[index])
        promised.smallest += .pow(rate, smallest.attempts[index])
        promised.noRetry += rate
      }
    }
  }

  /// First flakes of old tests in runs that introduced none.
  private mutating func judgeFirstFlakes(_ world: World) {
    var generator = world.generator
    var flakes = [Int](repeating: 0, count: world.tests.count)
    for commit in 0..<world.settings.commits where !world.isFlagged[commit] {
      var first: [Int] = []
      for test in world.tests.indices where world.breakAt[world.cell(commit, test)] < 0 {
        let cell = world.cell(commit, test)
        guard world.failed[cell] > 0, world.failed[cell] < world.attempts[cell] else { continue }
        if flakes[test] == 0 && world.tests[test].flakyFrom != commit { first.append(test) }
        flakes[test] += 1
      }
      guard commit >= Self.warmUp else { continue }
      let alarm = FlakeBlame.falseAlarm(
        testsWithOneFlake: flakes.filter { $0 == 1 }.count - first.count, baselineSources: commit)
      let confirmations = first.map { test in
        let rate = max(world.tests[test].rate(at: commit), world.settings.noise)
        let failed = (0..<FlakeBlame.confirmationAttempts).filter { _ in generator.uniform() < rate
        }
        return FlakeBlame.ConfirmingAttempts(
          failed: failed.count, attempts: FlakeBlame.confirmationAttempts, baselineAttempts: commit)
      }
      let decisions = FlakeBlame.decideNewlyObserved(confirmations, falseAlarm: alarm)
      innocent.runs += 1
      innocent.alarm += alarm
      innocent.naive += first.isEmpty ? 0 : 1
      innocent.blocked += decisions.contains(.block) ? 1 : 0
    }
  }

  func print() {
    var table = Table([
      "a run is blocked by", "regressions stopped at once", "those that fail always",
      "runs blocked by a flake",
    ])
    for rule in rules.indices {
      table.add([
        rules[rule], number(ratio(caught[rule], onsets)),
        number(ratio(wholeCaught[rule], wholeOnsets)), number(ratio(blocked[rule], runs), 4),
      ])
    }
    table.print()
    let times = Double(budgets)
    Swift.print(
      "good tests that block a run: promised .0100, bound printed",
      number(promised.bound / times, 4), "achieved", number(promised.achieved / times, 4),
      "with the smallest budget", number(promised.smallest / times, 4), "without retries",
      number(promised.noRetry / times))
    Swift.print(
      "innocent runs blocked for a first flake: naive",
      number(ratio(innocent.naive, innocent.runs)),
      "foretold", number(innocent.alarm / Double(innocent.runs)), "Laptime",
      number(ratio(innocent.blocked, innocent.runs), 4), terminator: "\n\n")
  }
}
