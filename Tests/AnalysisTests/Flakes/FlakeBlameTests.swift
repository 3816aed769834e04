import Analysis
import History
import Testing

struct FlakeBlameTests {
  @Test func `a test that the change touches counts as introduced even if it is known`() {
    #expect(
      FlakeBlame.origin(hasBaseline: true, isTouched: true, isKnownToFlake: true) == .introduced)
    #expect(FlakeBlame.origin(hasBaseline: true, isTouched: false, isKnownToFlake: true) == .known)
    #expect(
      FlakeBlame.origin(hasBaseline: true, isTouched: false, isKnownToFlake: false)
        == .newlyObserved)
  }

  @Test func `an old test's first flake is a warning unless its confirmation fails too`() {
    let falseAlarm = FlakeBlame.falseAlarm(testsWithOneFlake: 42, baselineSources: 100)
    #expect(abs(falseAlarm - 0.343) < 0.001)
    func decide(_ failed: Int, baseline: Int = 200) -> FlakeBlame.Decision? {
      FlakeBlame.decideNewlyObserved(
        [FlakeBlame.ConfirmingAttempts(failed: failed, attempts: 10, baselineAttempts: baseline)],
        falseAlarm: falseAlarm
      ).first
    }
    #expect(decide(0) == .warn)
    #expect(decide(1) == .warn)
    #expect(decide(2) == .block)
    #expect(decide(2, baseline: 100) == .block)
    #expect(decide(2, baseline: 50) == .warn)
    #expect(decide(3, baseline: 50) == .block)
    #expect(decide(3, baseline: 20) == .warn)
    #expect(decide(4, baseline: 20) == .block)
  }

  @Test func `confirmation is asked for until ten attempts are made`() {
    let open = FlakeBlame.ConfirmingAttempts(failed: 0, attempts: 0, baselineAttempts: 200)
    #expect(FlakeBlame.decideNewlyObserved([open], falseAlarm: 0.4) == [.confirm])
    let half = FlakeBlame.ConfirmingAttempts(failed: 1, attempts: 6, baselineAttempts: 200)
    #expect(FlakeBlame.decideNewlyObserved([half], falseAlarm: 0.4) == [.confirm])
  }

  @Test func `several confirmations share the level`() {
    let weak = FlakeBlame.ConfirmingAttempts(failed: 2, attempts: 10, baselineAttempts: 100)
    #expect(FlakeBlame.decideNewlyObserved([weak], falseAlarm: 0.4) == [.block])
    #expect(FlakeBlame.decideNewlyObserved([weak, weak], falseAlarm: 0.4) == [.warn, .warn])
  }

  @Test func `where false alarms are rare the single event blocks`() {
    let rare = FlakeBlame.falseAlarm(testsWithOneFlake: 1, baselineSources: 500)
    let event = FlakeBlame.ConfirmingAttempts(failed: 0, attempts: 0, baselineAttempts: 500)
    #expect(FlakeBlame.decideNewlyObserved([event], falseAlarm: rare) == [.block])
    #expect(FlakeBlame.falseAlarm(testsWithOneFlake: 0, baselineSources: 0) == 1)
  }

  @Test func `the cells of a run and its results tell of the same outage`() {
    var cells = RunCells()
    var results: [TestResult] = []
    for number in 0..<40 {
      // What failed when it was run again had passed at first.
      let outcomes: [Outcome] =
        number < 9 ? [.failed] : number < 12 ? [.passed, .failed] : [.passed]
      let test = TestID(Int64(number))
      let attempts = outcomes.map { Attempt(outcome: $0, mode: .suite, duration: 1) }
      cells.add(test, attempts)
      results += [TestResult(test: test, attempts: attempts)].compactMap(\.self)
    }
    #expect(cells.firstOutcomes == results.map(\.firstOutcome))
    #expect(!InfrastructureGuard().isTripped(by: cells))
    #expect(!InfrastructureGuard().isTripped(by: results))
    cells.add(TestID(40), [Attempt(outcome: .failed, mode: .suite, duration: 1)])
    #expect(InfrastructureGuard().isTripped(by: cells))
  }

  @Test func `twelve of forty first attempts failing is the machinery`() {
    #expect(InfrastructureGuard().isTripped(executed: 40, failedFirst: 12))
    #expect(!InfrastructureGuard().isTripped(executed: 40, failedFirst: 9))
    #expect(!InfrastructureGuard().isTripped(executed: 0, failedFirst: 0))
  }
}
