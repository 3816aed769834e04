/// What one test did in a window of runs.
public struct TestAttempts: Sendable {
  public var test: TestID
  /// The runs in which its first attempt passed.
  public private(set) var firstPasses = RunSet()
  /// All other attempts, in order.
  public private(set) var others: [AttemptHistory.Entry] = []
  /// The last run that it was in; −1 before the first.
  public private(set) var lastRun = -1

  public init(test: TestID, _ entries: [AttemptHistory.Entry] = []) {
    self.test = test
    for entry in entries { add(entry) }
  }

  /// Adds the next attempt.
  mutating func add(_ entry: AttemptHistory.Entry) {
    let run = Int(entry.run)
    let isFirst = run != lastRun
    lastRun = run
    if isFirst && entry.outcome == .passed && entry.mode == .suite && firstPasses.insert(run) {
      return
    }
    others.append(entry)
  }

  /// What its attempts in a run came to; nil where it was not in it.
  public func outcome(inRun run: Int) -> Outcome? {
    var attempts = others.filter { $0.run == run }.map {
      Attempt(outcome: $0.outcome, mode: $0.mode)
    }
    if firstPasses.contains(run) { attempts.insert(Attempt(outcome: .passed), at: 0) }
    return attempts.finalOutcome
  }
}
