import Analysis
import History
import Runners

/// What a plan is made of.
struct PlannedRun {
  /// The run whose tests are planned.
  var run: RunSummary
  var measured: MeasuredSuite
  var identities: [TestID: TestIdentity]
  var runner: any Runner
}
