/// A run and all of the past that it is judged against: what the gate is given.
public struct RunHistory: Sendable {
  public var run: RunSummary
  /// The run's tests in ascending order.
  public var results: [TestResult]
  /// The branch whose runs are the baseline.
  public var trunk: String
  /// The runs that the run is judged against, newest first, itself not among them.
  public var baseline: [RunSummary]
  /// Where the run's labels have no past: the runs of the trunk with other ones, newest first.
  public var others: [RunSummary] = []
  /// The labels that tell the suite's runs apart for good, by name.
  public var dimensions: [String] = []
  /// The medians of the run's benchmarks in nanoseconds.
  public var benchmarks: [TestID: Double] = [:]
  /// Its benchmarks that failed.
  public var failedBenchmarks: Set<TestID> = []
  /// The runs that its benchmarks are judged against, newest first; the newest one alone where it has none.
  public var benchmarksBefore: [BenchmarkRun] = []
  /// The newest run of the same branch before this one, or of the same source, that has benchmarks and had no part in
  /// one outage of the machine; nil on the trunk.
  public var benchmarksOfBranch: BenchmarkRun?
  /// The benchmarks that failed in an earlier run of the same source and that nobody measured since.
  public var openBenchmarks: [OpenFailure] = []
  /// Whether no report of tests was recorded, but benchmarks.
  public var isOfBenchmarks = false
  /// What the tests took in each run of the baseline, in the same order; empty where nobody asked.
  public var baselineDurations: [RunDurations]
  /// Runs before this one that the baseline lacks and that may have seen the same, newest first: those of the
  /// same source, and of the same branch where that is not the trunk, on the same class of machines.
  public var earlierRuns: [EarlierRun] = []
  /// The newest complete run of the trunk before this one, and its tests in ascending order.
  public var newestTrunkRun: TrunkRun?
  /// The newest complete run of the trunk of another source: what lost tests are seen by first.
  public var lossReference: TrunkRun?
  /// What the trunk had before it and the run lacks.
  public var past = TrunkPast()
  /// The newest complete run of the trunk that somebody took out, with its tests, where it is newer than the one
  /// that losses are seen by.
  public var takenOut: TrunkRun?
  /// What was covered in runs of the trunk before the baseline, newest first.
  public var coverageBefore: [CoveredRun] = []
  /// Runs of the same suite and branch up to this one, newest first, itself the first.
  public var latestOfBranch: [RunSummary]
  public var pins: [PinnedRun]
  /// How the commands that made the run ended, in order; empty where it was recorded from reports alone.
  public var commands: [Command] = []
  /// What shows that the run's report is none of its source; nil where nothing does.
  public var strayReport: StrayReport?
  /// By test that failed in this run or in an earlier one of the same source: what other runs of that source
  /// saw of it.
  public var onSameSource: [TestID: SameSource]
  /// What failed in an earlier run of the same source, on the same platform and with the same labels, and was
  /// not seen to pass since: this run left it out, or proves nothing.
  public var openFailures: [OpenFailure] = []
  /// What broke outside the tests in an earlier run of the same source, and was left out since.
  public var openErrors: [OpenError] = []
  /// What was taken on purpose.
  public var acceptances: [Acceptance]
  /// What duets with its base showed of the run's tests, and those of earlier runs of its source where it has none
  /// that was settled.
  public var duets: [TestID: DuetResult] = [:]
  /// What all tests of the suite did in the runs up to this one; nil where nothing failed on its source.
  public var attempts: AttemptHistory?
  /// On what the run ran, as far as it may make the same code behave otherwise.
  public var platform: String
  /// By failing test: what its last failed attempt said, a line each.
  public var messages: [TestID: [String]]
  /// By failing test: the fingerprints of its failures in the run.
  public var fingerprints: [TestID: [String]]
  /// By failing test: the fingerprints of its newest failures on other sources, where it had any.
  public var fingerprintsElsewhere: [TestID: Set<String>] = [:]
  /// By test of the run: the class, or the file, that holds it.
  public var groups: [TestID: String]
  /// What each worker of the run did, where the report tells.
  public var workers: [WorkerTime] = []
  /// The identities of the tests that rules have to speak of.
  public var identities: [TestID: TestIdentity]
  /// What git says of the files since the newest trunk run; nil where it does not know.
  public var changes: SourceChanges?
  /// The tests of the run that losses are seen by that this run has under other names, as was proven.
  public var followed: [ProvenRename] = []

  /// A run with its results and nothing of its past.
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

  /// Whether it was taken on purpose that a test went that the trunk had last at some time. Of a test that had
  /// gone when that was taken and came back to the trunk since, another loss is a new one.
  public func isAccepted(_ rule: RuleName, of test: TestID, lastSeen: Instant) -> Bool {
    acceptances.contains {
      $0.rule == rule && $0.test == test && $0.since <= run.startedAt
        && ($0.isOfPresent || $0.branch != trunk && $0.branch != nil || $0.since > lastSeen)
    }
  }

  /// From when on a loss of a rule is accepted, of a test or, with nil, of the run; nil where it is not.
  public func accepted(_ rule: RuleName, of test: TestID?) -> Instant? {
    acceptances.filter { $0.rule == rule && $0.test == test && $0.since <= run.startedAt }
      .map(\.since).max()
  }

  /// A command that made a run or added to it.
  public struct Command: Sendable {
    /// The part of the run that it executed.
    public var shard: Int
    /// Whether it executed all of the part, and no chosen tests alone.
    public var isWhole: Bool
    public var end: CommandEnd

    /// A command of a shard, and whether it was to run all of it.
    public init(shard: Int, isWhole: Bool, end: CommandEnd) {
      self.shard = shard
      self.isWhole = isWhole
      self.end = end
    }
  }

  /// A run of the trunk with its tests.
  public struct TrunkRun: Sendable {
    public var run: RunSummary
    public var results: [TestResult]

    /// A run of the trunk with what its tests did.
    public init(run: RunSummary, results: [TestResult]) {
      self.run = run
      self.results = results
    }
  }

  /// What an earlier run covered.
  public struct CoveredRun: Sendable {
    public var start: Instant
    public var coverage: CoverageCounts

    /// The coverage of a run that began then.
    public init(start: Instant, coverage: CoverageCounts) {
      self.start = start
      self.coverage = coverage
    }
  }

  /// An earlier run with what its tests took.
  public struct EarlierRun: Sendable {
    public var run: RunSummary
    public var durations: RunDurations
    /// By test that was run again on purpose: what it took, in microseconds.
    public var reruns: [TestID: [Int64]] = [:]
    /// What duets with its base showed of its tests.
    public var duets: [TestID: DuetResult] = [:]

    /// An earlier run with what its tests took.
    public init(run: RunSummary, durations: RunDurations) {
      self.run = run
      self.durations = durations
    }
  }

  /// What other runs of the same source and platform saw of a test.
  public struct SameSource: Hashable, Sendable {
    /// How many later runs it passed, which forgives a failure, and how many earlier ones, which does not.
    public var laterPasses: Int
    public var earlierPasses: Int
    /// How many attempts failed.
    public var failures: Int

    public var passes: Int { laterPasses + earlierPasses }

    /// How often other runs of the source saw the test pass, before and after its failure, and fail.
    public init(laterPasses: Int = 0, earlierPasses: Int = 0, failures: Int = 0) {
      self.laterPasses = laterPasses
      self.earlierPasses = earlierPasses
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

  /// A pin of a run; `improve` is a share, 0…1.
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
