/// What one test did in a window of runs.
public struct TestAttempts: Sendable {
  public var test: TestID
  /// The runs in which its first attempt passed.
  public private(set) var firstPasses = RunSet()
  /// All other attempts, in order.
  public private(set) var others: [AttemptHistory.Entry] = []
  /// The last run that it was in; −1 before the first.
  public private(set) var lastRun = -1

  /// Whether any attempt failed.
  public var hasFailed: Bool { others.contains(where: \.outcome.isFailure) }

  /// The attempts of a test, in the order of their runs.
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

  /// Adds that its first attempt in a run passed; false where that is not its first there.
  mutating func addFirstPass(_ run: Int) -> Bool {
    guard run != lastRun, firstPasses.insert(run) else { return false }
    lastRun = run
    return true
  }

  /// What its attempts in a run came to; nil where it was not in it.
  public func outcome(inRun run: Int) -> Outcome? {
    var attempts = others.filter { $0.run == run }.map {
      Attempt(outcome: $0.outcome, mode: $0.mode)
    }
    if firstPasses.contains(run) { attempts.insert(Attempt(outcome: .passed), at: 0) }
    return attempts.finalOutcome
  }

  /// The attempts other than first passes, of runs with several executions only those of the worst one and
  /// those made alone; and the runs whose first pass is not of it.
  public var othersOfOneExecution: (others: [AttemptHistory.Entry], replaced: Set<Int>) {
    guard mayHaveExecutions else { return (others, []) }
    var result: [AttemptHistory.Entry] = []
    var replaced: Set<Int> = []
    var rest = others[...]
    while let run = rest.first?.run {
      let ofRun = rest.prefix { $0.run == run }
      rest = rest.dropFirst(ofRun.count)
      let isFirstPass = firstPasses.contains(Int(run))
      let executions = ofRun.count { $0.mode == .suite } + (isFirstPass ? 1 : 0)
      guard executions > 1 else {
        result += ofRun
        continue
      }
      var all = Array(ofRun)
      if isFirstPass { all.insert(.init(run: Int(run), outcome: .passed), at: 0) }
      replaced.insert(Int(run))
      result += Self.worstExecution(of: all)
    }
    return (result, replaced)
  }

  /// Whether some attempt of the suite may not be the first of its run.
  private var mayHaveExecutions: Bool {
    var last: Int32 = -1
    for entry in others where entry.mode == .suite {
      if entry.run == last || firstPasses.contains(Int(entry.run)) { return true }
      last = entry.run
    }
    return false
  }

  private static func worstExecution(
    of entries: [AttemptHistory.Entry]
  ) -> [AttemptHistory.Entry] {
    let alone = entries.filter { $0.mode == .isolated }
    let suite = entries.filter { $0.mode != .isolated }
    let executions = suite.map { Attempt(outcome: $0.outcome, mode: $0.mode) }.executions
    // Of several that ended alike one that had to be repeated tells more.
    let worst = executions.max { a, b in
      (Array(a).finalOutcome ?? .skipped, a.count(where: \.outcome.isFailure))
        < (Array(b).finalOutcome ?? .skipped, b.count(where: \.outcome.isFailure))
    }
    return (worst.map { Array(suite[$0.indices]) } ?? []) + alone
  }
}
