/// What somebody can do about a finding. Presentation words it as a command to type.
public enum NextStep: Hashable, Sendable {
  /// Look at the numbers behind a test's duration in a run.
  case explainTest(TestID, run: RunKey)
  /// Look at the numbers behind the duration of a run.
  case explainRun(RunKey)
  /// Have a rule judge a run anew, by the policy that holds now.
  case replay(RuleName, run: RunKey)
  /// Look at the figures of the finding of a number, from 1.
  case explainFinding(RuleName, Int, run: RunKey)
  /// Run the suspects of a run again, as often as it takes.
  case confirm(run: RunKey)
  /// Run the suspects of this commit in turn with its base.
  case duet
  /// Run the failing tests of a run again.
  case retryFailures(run: RunKey)
  /// Run all of a run's tests again, as attempts of it, where the runner can be told of no single ones.
  case runAgain(run: RunKey)
  /// Run one test of a run again.
  case retry(TestID, run: RunKey)
  /// Look at all that is known of a flaky or broken test.
  case lookAtFlaky(TestID)
  /// Say that a test has a new name.
  case rename(TestID, to: TestIdentity)
  /// Take a loss on purpose, of a test or of the run.
  case accept(RuleName, TestID?)
  case lookAtCoverage
  case lookAtPatchCoverage
  case lookAtSlowest
  case lookAtWorkers
  case lookAtBenchmarks
  case compare(RunKey, RunKey)
  case checkQuarantine
  /// Let Laptime run the command, so that it is measured.
  case measure
  /// Judge a run.
  case judge(run: RunKey)
  /// Let a run count again that somebody took out.
  case include(run: RunKey)
  /// Pin a run with the share of its time that is to be saved.
  case pinTarget
  /// Look up the ids of tests.
  case listTests
}
