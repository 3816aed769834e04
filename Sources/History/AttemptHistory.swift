/// Every attempt of every test of a suite in a window of runs.
public struct AttemptHistory: Sendable {
  /// One attempt in one of the runs.
  public struct Entry: Hashable, Sendable {
    /// The place of the run among `runs`.
    public var run: Int32
    public var outcome: Outcome
    public var mode: AttemptMode

    public init(run: Int32, outcome: Outcome, mode: AttemptMode) {
      self.run = run
      self.outcome = outcome
      self.mode = mode
    }
  }

  /// The runs, oldest first.
  public var runs: [RunSummary]
  /// The tests in ascending order, and by test its attempts in the order of the runs.
  public var tests: [TestID] = []
  public var attempts: [[Entry]] = []

  public init(runs: [RunSummary]) { self.runs = runs }
}
