import Analysis
import History

/// What a window of runs up to the one that is judged says of its tests.
struct RunFlakes {
  let attempts: AttemptHistory
  /// What all tests of the window say together.
  let survey: FlakeSurvey
  let run: RunSummary
  /// The sources up to this one, on all platforms and on this one's.
  private let frame: SourceWindow
  let platformFrame: SourceWindow
  /// What was known of the tests before this run's change: nothing of its source, nor of its branch unless
  /// that is the trunk.
  private let before: SourceWindow
  private let trunkBefore: SourceWindow

  /// Nil where nothing failed on the source, or nothing is known.
  init?(_ history: RunHistory, _ policy: Policy) {
    guard let attempts = history.attempts else { return nil }
    self.attempts = attempts
    let (run, trunk) = (history.run, history.trunk)
    self.run = run
    // A re-run of an old source is judged by what came before it.
    let first = attempts.runs.firstIndex { $0.source == run.source } ?? 0
    let since = Set(attempts.runs[first...].lazy.map(\.source).filter { $0 != run.source })
    let later = since.subtracting(attempts.runs[..<first].lazy.map(\.source))
    func isKnown(_ place: Int) -> Bool { !later.contains(attempts.runs[place].source) }
    frame = SourceWindow(attempts, trunk: trunk, where: isKnown)
    platformFrame = SourceWindow(
      attempts, trunk: trunk, platform: history.platform, where: isKnown)
    survey = FlakeSurvey(attempts, in: frame, from: policy.flakePriors)
    func isOther(_ place: Int) -> Bool { run.isBeside(attempts.runs[place], trunk: trunk) }
    before = SourceWindow(attempts, trunk: trunk, where: isOther)
    trunkBefore = SourceWindow(attempts, trunk: trunk) { place in
      let branch = attempts.runs[place].branch
      return isOther(place) && (branch == nil || branch == trunk)
    }
  }

  /// Whether the run is one that counts, and no incomplete one.
  var hasRun: Bool { attempts.runs.contains { $0.id == run.id } }

  /// What is to be thought of a test after this run.
  func assessment(of test: TestID) -> TestAssessment? {
    attempts.attempts(of: test).map { survey.model.assess(evidence(of: $0)) }
  }

  /// How many more attempts on this source would settle whether it breaks the test if all of them failed;
  /// nil where it is settled.
  func attemptsToSettle(_ test: TestID) -> Int? {
    guard let known = attempts.attempts(of: test) else { return nil }
    var sources = evidence(of: known).sources
    guard let last = sources.indices.last, sources[last].isAllFail else { return nil }
    for more in 0..<FlakeEstimate.maximumAttempts {
      if survey.model.estimate(sources).pBad >= 0.95 { return more == 0 ? nil : more }
      sources[last].failed += 1
      sources[last].attempts += 1
    }
    return FlakeEstimate.maximumAttempts
  }

  /// Whether runs of this source, outages left out, saw the test both pass and fail.
  func isContradicted(_ test: TestID) -> Bool {
    attempts.attempts(of: test).flatMap { platformFrame.evidence(of: $0).sources.last }?
      .isContradiction == true
  }

  /// Whether none of the trunk's other sources ran the test, though there are some.
  func isNew(_ test: TestID) -> Bool {
    guard trunkBefore.sourceCount > 0 else { return false }
    return attempts.attempts(of: test).map { trunkBefore.evidence(of: $0).sources.isEmpty } ?? true
  }

  /// Whether a flake of the test is no news: it has flaked before, or is suspected to.
  func isKnownToFlake(_ test: TestID) -> Bool {
    guard let known = attempts.attempts(of: test) else { return false }
    let assessment = survey.model.assess(survey.evidence(of: known, in: before))
    return assessment.flakes > 0 || assessment.state.isKnownToFlake
  }

  /// How often the test's first attempts failed on the trunk's sources before.
  func firstAttempts(of test: TestID) -> (failed: Int, attempts: Int) {
    let sources = attempts.attempts(of: test).map { trunkBefore.evidence(of: $0).sources } ?? []
    return (
      sources.reduce(0) { $0 + Int($1.firstFailed) },
      sources.reduce(0) { $0 + Int($1.firstAttempts) }
    )
  }

  /// The chance that an innocent run shows a first flake of an old test. One more than was seen is
  /// counted, since a short history without any does not show that they are rare.
  func falseAlarm() -> Double {
    let once = attempts.tests.count { test in
      !test.others.isEmpty
        && trunkBefore.evidence(of: test).sources.count(where: \.isContradiction) == 1
    }
    return FlakeBlame.falseAlarm(
      testsWithOneFlake: 1 + once, baselineSources: trunkBefore.sourceCount)
  }

  /// How often each test of the window may be tried, and what that achieves.
  func budget(_ policy: Policy) -> FlakeBudget {
    let usual = policy[FlakySettings.attempts]
    var (failed, retries) = (0, 0)
    // One test at a time: all of them together would fill the memory.
    let promise = BlockingBound(
      attempts.tests.lazy.map { test in
        let sources = survey.evidence(of: test, in: before).sources
        if test.hasFailed {
          let repeated = FalseRedChance.failuresAfterFailure([sources])
          failed += repeated.failed
          retries += repeated.retries
        }
        return sources
      }, survey)
    let budget = RetryBudget(
      promise.estimates, alpha: policy[FlakySettings.alpha], minimum: usual)
    return FlakeBudget(
      attempts: Dictionary(
        zip(attempts.tests.map(\.test), budget.attempts), uniquingKeysWith: { first, _ in first }),
      usual: usual, bound: promise.bound { _ in usual },
      boundWithoutRetries: promise.bound { _ in 1 }, failedRetries: failed, retries: retries)
  }

  /// A test that fails throughout may do so on one platform alone.
  private func evidence(of test: TestAttempts) -> TestTally {
    let whole = survey.evidence(of: test, in: frame)
    return whole.sources.contains(where: \.isAllFail)
      ? survey.evidence(of: test, in: platformFrame) : whole
  }
}

/// How often failing tests may be tried, and how often flakes block good runs then.
struct FlakeBudget {
  var attempts: [TestID: Int]
  /// What all but the flakiest tests get.
  var usual: Int
  /// The share of good runs that flakes block at the most: where every failing test gets the usual attempts,
  /// and without any retry.
  var bound: Double
  var boundWithoutRetries: Double
  /// Of the retries made on sources that could pass, how many failed.
  var failedRetries: Int
  var retries: Int
}
