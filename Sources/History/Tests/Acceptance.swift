/// A loss that somebody took on purpose: a slowdown, a drop of coverage, tests that went.
public struct Acceptance: Sendable {
  /// The rule that is not to speak of it again.
  public var rule: RuleName
  /// The test; nil where it is about the whole run.
  public var test: TestID?
  public var reason: String
  public var author: String
  /// The run from which on it holds, and its start.
  public var run: RunID
  public var since: Instant
  /// The branch and the commit of that run.
  public var branch: String?
  public var commit: String?
  /// Whether that run still had the test.
  public var isOfPresent = true
  /// The coverage of that run, where the rule is about coverage: what was taken is a drop to no less.
  public var coverage: CoverageCounts?

  /// A loss that was taken from a run on, which began at `since`; of the whole run where no test is given.
  public init(
    rule: RuleName, test: TestID?, reason: String, author: String, run: RunID, since: Instant
  ) {
    self.rule = rule
    self.test = test
    self.reason = reason
    self.author = author
    self.run = run
    self.since = since
  }
}
