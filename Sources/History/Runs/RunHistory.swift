/// A run and all of the past that it is judged against: what the gate is given.
public struct RunHistory: Sendable {
  public var run: RunSummary
  /// The run's tests in ascending order.
  public var results: [TestResult]
  /// The branch whose runs are the baseline.
  public var trunk: String
  /// The runs that the run is judged against, newest first, itself not among them.
  public var baseline: [RunSummary]
  /// What the tests took in each run of the baseline, in the same order; empty where nobody asked.
  public var baselineDurations: [RunDurations]
  /// The newest complete run of the trunk before this one, and its tests in ascending order.
  public var newestTrunkRun: TrunkRun?
  /// Runs of the same suite and branch up to this one, newest first, itself the first.
  public var latestOfBranch: [RunSummary]
  public var pins: [PinnedRun]
  /// By test that failed in this run or in an earlier one of the same source: what other runs of that source
  /// saw of it.
  public var onSameSource: [TestID: SameSource]
  /// What was taken on purpose.
  public var acceptances: [Acceptance]
  /// What all tests of the suite did in the runs up to this one; nil where nothing failed on its source.
  public var attempts: AttemptHistory?
  /// On what the run ran, as far as it may make the same code behave otherwise.
  public var platform: String
  /// By failing test: what its last failed attempt said, a line each.
  public var messages: [TestID: [String]]
  /// By failing test: the fingerprints of its failures in the run.
  public var fingerprints: [TestID: [String]]
  /// By test of the run: the class, or the file, that holds it.
  public var groups: [TestID: String]
  /// The identities of the tests that rules have to speak of.
  public var identities: [TestID: TestIdentity]
  /// What git says of the files since the newest trunk run; nil where it does not know.
  public var changes: SourceChanges?

  public init(run: RunSummary, results: [TestResult], trunk: String) {
    self.run = run
    self.results = results
    self.trunk = trunk
    baseline = []
    baselineDurations = []
    latestOfBranch = []
    pins = []
    onSameSource = [:]
    messages = [:]
    fingerprints = [:]
    platform = ""
    acceptances = []
    groups = [:]
    identities = [:]
  }

  /// From when on a loss of a rule is accepted, of a test or, with nil, of the run; nil where it is not.
  public func accepted(_ rule: RuleName, of test: TestID?) -> Instant? {
    acceptances.filter { $0.rule == rule && $0.test == test && $0.since <= run.startedAt }
      .map(\.since).max()
  }

  /// A run of the trunk with its tests.
  public struct TrunkRun: Sendable {
    public var run: RunSummary
    public var results: [TestResult]

    public init(run: RunSummary, results: [TestResult]) {
      self.run = run
      self.results = results
    }
  }

  /// What other runs of the same source saw of a test.
  public struct SameSource: Hashable, Sendable {
    public var passes: Int
    public var failures: Int

    public init(passes: Int, failures: Int) {
      self.passes = passes
      self.failures = failures
    }
  }
}

/// A run that somebody named as a baseline.
public struct PinnedRun: Sendable {
  public var name: String
  public var run: RunSummary
  /// The share of its wall time, 0…1, that is to be saved; nil where the pin has no target.
  public var improve: Double?
  public var pinnedAt: Instant
  public var author: String?

  public init(
    name: String, run: RunSummary, improve: Double?, pinnedAt: Instant, author: String?
  ) {
    self.name = name
    self.run = run
    self.improve = improve
    self.pinnedAt = pinnedAt
    self.author = author
  }
}

/// The files of a checkout at an earlier commit, and which of them changed since.
public struct SourceChanges: Sendable {
  public var files: [String]
  public var changed: Set<String>

  public init(files: [String], changed: Set<String>) {
    self.files = files
    self.changed = changed
  }
}
