/// What the trunk had before its newest run that losses are seen by, as far as the judged run lacks it: a loss does
/// not heal because runs without it followed.
public struct TrunkPast: Sendable {
  /// The runs of the trunk before the newest one, newest first.
  public private(set) var steps: [Step] = []
  /// By test that some of them had, and neither the newest one nor the judged run has: where it was.
  private var lost: [TestID: EarlierTest] = [:]
  /// By test that the judged run skips: the newest of the steps that ran it.
  public private(set) var lastRan: [TestID: Int] = [:]
  /// The tests of the judged run that the oldest of the steps does not have, in ascending order.
  public private(set) var came: [TestID] = []
  private var present: [TestID] = []
  private var skipped: Set<TestID> = []
  private var newest: Set<TestID> = []

  /// A run of the trunk, and how many tests it had.
  public struct Step: Sendable {
    public var run: RunSummary
    /// The run of the trunk after it; nil for the newest one that losses are seen by.
    public var next: RunSummary?
    public var tests: Int
    /// What git says of the files from this run to the next one of the trunk; nil where nobody asked or knows.
    public var changes: SourceChanges?
  }

  /// A test of earlier runs of the trunk.
  public struct EarlierTest: Hashable, Sendable {
    public var test: TestID
    /// The newest of the steps that had it.
    public var step: Int
    /// How many of the steps had it.
    public var runs: Int
    /// Whether the oldest of them had it.
    public var isOfOldest: Bool
  }

  /// A past of which nothing is known.
  public init() {}

  /// The past of a run with these tests, beside the newest run of the trunk; both in ascending order.
  public init(of run: [TestResult], after newest: [TestResult]) {
    present = run.map(\.test)
    skipped = Set(run.lazy.filter { $0.outcome == .skipped }.map(\.test))
    self.newest = Set(newest.map(\.test))
  }

  /// The tests that went before the newest run of the trunk, in ascending order.
  public var earlier: [EarlierTest] { lost.values.sorted { $0.test < $1.test } }

  /// Adds the run of the trunk before those that were added: its tests in ascending order, and whether each ran.
  public mutating func add(_ run: RunSummary, tests: [TestID], ran: [Bool]) {
    let step = steps.count
    steps.append(Step(run: run, next: steps.last?.run, tests: tests.count))
    for test in lost.keys { lost[test]?.isOfOldest = false }
    came = []
    var place = 0
    for (test, ran) in zip(tests, ran) {
      while place < present.count, present[place] < test {
        came.append(present[place])
        place += 1
      }
      if place < present.count, present[place] == test {
        if ran, skipped.contains(test), lastRan[test] == nil { lastRan[test] = step }
        place += 1
      } else if !newest.contains(test) {
        var seen = lost[test] ?? EarlierTest(test: test, step: step, runs: 0, isOfOldest: true)
        seen.runs += 1
        seen.isOfOldest = true
        lost[test] = seen
      }
    }
    came += present[place...]
  }

  /// Adds a run of the trunk before those that were added, with tests that the run after it no longer had, as was
  /// remembered.
  ///
  /// - Returns: whether any of them is lost; the run is a step only then.
  public mutating func add(
    _ tests: [TestID], wentBetween runs: () throws -> (RunSummary, RunSummary)
  ) rethrows -> Bool {
    let known = Set(present)
    let new = tests.filter { !known.contains($0) && !newest.contains($0) && lost[$0] == nil }
    guard !new.isEmpty else { return false }
    for test in lost.keys { lost[test]?.isOfOldest = false }
    for test in new {
      // It was remembered because it was no test of one run alone.
      lost[test] = EarlierTest(test: test, step: steps.count, runs: 2, isOfOldest: false)
    }
    let (run, next) = try runs()
    steps.append(Step(run: run, next: next, tests: .max))
    return true
  }

  /// Adds the run of the trunk that ran a test which the judged run skips, before those that were added, as was
  /// remembered, and the run after it.
  public mutating func add(skipped test: TestID, ranIn run: RunSummary, next: RunSummary) {
    if let step = steps.firstIndex(where: { $0.run.id == run.id }) { return lastRan[test] = step }
    lastRan[test] = steps.count
    steps.append(Step(run: run, next: next, tests: .max))
  }

  /// Notes which tests of the judged run are newer than a run before all others, by its tests in ascending order.
  public mutating func noteNewTests(since tests: [TestID]) {
    let known = Set(tests)
    came = present.filter { !known.contains($0) }
  }

  /// Takes tests for none that were lost.
  public mutating func forget(_ tests: Set<TestID>) {
    for test in tests { lost[test] = nil }
  }

  /// Notes what git says of the files from a step to the next.
  public mutating func explain(_ step: Int, by changes: SourceChanges?) {
    steps[step].changes = changes
  }
}
