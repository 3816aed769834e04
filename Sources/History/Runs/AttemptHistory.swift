/// What every test of a suite did in a window of runs.
///
/// Nearly all tests pass at their first attempt, and that they did is one bit; only the other attempts are
/// kept one by one.
public struct AttemptHistory: Sendable {
  /// One attempt in one of the runs.
  public struct Entry: Hashable, Sendable {
    /// The place of the run among `runs`.
    public var run: Int32
    public var outcome: Outcome
    public var mode: AttemptMode
    /// Microseconds; nil where nobody measured it.
    public var duration: Int64?

    /// An attempt in the run of a number; the duration is microseconds.
    public init(run: Int, outcome: Outcome, mode: AttemptMode = .suite, duration: Int64? = nil) {
      self.run = Int32(clamping: run)
      self.outcome = outcome
      self.mode = mode
      self.duration = duration
    }

    init(run: Int, _ attempt: Attempt) {
      self.init(
        run: run, outcome: attempt.outcome, mode: attempt.mode, duration: attempt.duration)
    }
  }

  /// The runs, oldest first.
  public let runs: [RunSummary]
  /// By run: on what it ran, as far as it may make the same code behave otherwise.
  public let platforms: [String]
  /// By run: how many tests ran, and of how many the first attempt failed.
  public private(set) var executed: [Int]
  public private(set) var failedFirst: [Int]
  public private(set) var tests: [TestAttempts] = []

  private var places: [TestID: Int] = [:]
  /// Where the next test is most likely: rows come in the same order run after run.
  private var likelyPlace = 0

  /// A history of these runs, oldest first, in which no test did anything yet.
  public init(runs: [RunSummary], platforms: [String]) {
    self.runs = runs
    self.platforms = platforms
    executed = runs.map { _ in 0 }
    failedFirst = executed
  }

  /// What a test did; nil where it was never seen.
  public func attempts(of test: TestID) -> TestAttempts? { places[test].map { tests[$0] } }

  /// The newest run of each platform.
  public var newestRuns: [Int] {
    Dictionary(zip(platforms, platforms.indices), uniquingKeysWith: { max($0, $1) }).values.sorted()
  }

  /// Adds an attempt. Those of one test in one run come in the order in which they were made.
  public mutating func add(_ entry: Entry, of test: TestID) {
    let place = place(of: test)
    likelyPlace = place + 1
    let run = Int(entry.run)
    if runs.indices.contains(run), tests[place].lastRun != run {
      if entry.outcome != .skipped { executed[run] += 1 }
      if entry.outcome.isFailure { failedFirst[run] += 1 }
    }
    tests[place].add(entry)
  }

  /// Adds all that the tests of a run did, under the names that they have now.
  public mutating func add(_ block: RunBlock, at run: Int, names: [TestID: TestID] = [:]) {
    block.forEach { place, tried in
      let was = block.tests[place]
      let test = names.isEmpty ? was : names[was] ?? was
      let isPass = tried == nil && block.outcomes[place] == .passed
      if isPass && addPass(of: test, in: run) { return }
      for attempt in tried ?? [block.first(at: place)] {
        add(Entry(run: run, attempt), of: test)
      }
    }
  }

  /// Notes that a test passed at its first attempt in a run, as nearly all do; false where it was in it already.
  private mutating func addPass(of test: TestID, in run: Int) -> Bool {
    let place = place(of: test)
    likelyPlace = place + 1
    guard tests[place].addFirstPass(run) else { return false }
    if runs.indices.contains(run) { executed[run] += 1 }
    return true
  }

  private mutating func place(of test: TestID) -> Int {
    if tests.indices.contains(likelyPlace), tests[likelyPlace].test == test { return likelyPlace }
    if let known = places[test] { return known }
    places[test] = tests.count
    tests.append(TestAttempts(test: test))
    return tests.count - 1
  }
}
