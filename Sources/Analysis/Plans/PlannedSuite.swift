public import History

/// A suite as a plan sees it: its tests in the order in which their runner takes them, and what is paid for
/// what they share. Times are microseconds.
public struct PlannedSuite: Sendable {
  /// A test of it.
  public struct Test: Hashable, Sendable {
    public var test: TestID
    /// Its file, and the class or module that holds it, as places in the set-ups of the suite.
    public var file: Int
    public var scope: Int
    /// What the test takes by itself, without what it shares with others.
    public var work: Int64
    /// The standard deviation of the logarithm of `work` from run to run.
    public var spread: Double

    /// A test by its place and what it takes.
    public init(test: TestID, file: Int, scope: Int, work: Int64, spread: Double = 0) {
      self.test = test
      self.file = file
      self.scope = scope
      self.work = work
      self.spread = spread
    }
  }

  public var tests: [Test]
  /// What a worker pays before its first test, and when it comes to a file or a scope from elsewhere.
  public var workerSetup: Int64
  public var fileSetups: [Int64]
  public var scopeSetups: [Int64]
  /// What the runner takes between two tests of a worker.
  public var gap: Int64

  /// A suite of tests in their order, and what is paid for what they share.
  public init(
    tests: [Test], workerSetup: Int64 = 0, fileSetups: [Int64], scopeSetups: [Int64], gap: Int64 = 0
  ) {
    self.tests = tests
    self.workerSetup = workerSetup
    self.fileSetups = fileSetups
    self.scopeSetups = scopeSetups
    self.gap = gap
  }

  /// What is paid for shared things before a test that follows another one, nil for none, on its worker.
  public func setup(of test: Int, after previous: Int?) -> Int64 {
    let (next, last) = (tests[test], previous.map { tests[$0] })
    var setup: Int64 = last == nil ? workerSetup : 0
    if last?.file != next.file { setup += fileSetups[next.file] }
    if last?.scope != next.scope { setup += scopeSetups[next.scope] }
    return setup
  }

  /// What a worker is busy with a test that follows another one on it.
  public func time(of test: Int, after previous: Int?) -> Int64 {
    tests[test].work + setup(of: test, after: previous) + gap
  }

  /// The same tests in another order.
  public func ordered(_ order: [Int]) -> Self {
    var suite = self
    suite.tests = order.map { tests[$0] }
    return suite
  }
}
