extension RunHistory {
  /// A failure of an earlier run that nothing forgives.
  public struct OpenFailure: Hashable, Sendable {
    public var test: TestID
    /// The newest run that it is of.
    public var run: RunKey
    /// What the test came to in this run, which proves nothing; nil where it was absent.
    public var outcome: Outcome?

    /// A test that failed in a run; `outcome` is what it did in the one that is judged, nil where it is not in it.
    public init(test: TestID, run: RunKey, outcome: Outcome? = nil) {
      self.test = test
      self.run = run
      self.outcome = outcome
    }
  }

  /// An error outside the tests of an earlier run that nothing mended.
  public struct OpenError: Hashable, Sendable {
    /// What broke: a file.
    public var name: String
    /// The newest run in which it did.
    public var run: RunKey

    /// A file that broke in a run.
    public init(name: String, run: RunKey) {
      self.name = name
      self.run = run
    }
  }
}
