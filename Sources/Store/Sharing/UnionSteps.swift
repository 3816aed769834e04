import History

/// What each recording of a run is to those before it.
struct UnionSteps {
  /// What a recording is.
  enum Step {
    /// The first one.
    case first
    /// A part that was not there yet.
    case part
    /// A part again, by a later execution of its CI job.
    case continuation
    /// A part again, by an execution of its CI job before those that are there.
    case late
    /// A part again, and no CI says of which execution.
    case again
    /// A part again, by another job.
    case sibling
    /// Attempts that were added on demand.
    case attempts
    /// Coverage or benchmarks alone.
    case extras

    /// Whether its attempts repeat those before, and begin no executions of their own.
    var repeats: Bool {
      switch self {
      case .continuation, .late, .again, .attempts: true
      case .first, .part, .sibling, .extras: false
      }
    }
  }

  private var parts: Set<Int64> = []
  private var latest: [Int64: BuildAttempt] = [:]
  private var isBegun = false

  /// What the next recording is.
  mutating func next(_ recording: RunContent) -> Step {
    let step = step(of: recording)
    isBegun = true
    for shard in recording[.shards].all {
      guard let number = shard.integer("number") else { continue }
      parts.insert(number)
      guard let attempt = recording.buildAttempt(of: number) else { continue }
      if latest[number].map({ $0.number < attempt.number }) ?? true { latest[number] = attempt }
    }
    return step
  }

  private func step(of recording: RunContent) -> Step {
    guard recording.isExecution else { return recording.attempts.isEmpty ? .extras : .attempts }
    guard isBegun else { return .first }
    guard let number = recording[.shards].all.first?.integer("number"), parts.contains(number)
    else { return .part }
    guard let mine = recording.buildAttempt(of: number), let theirs = latest[number] else {
      return .again
    }
    if mine.continues(theirs) { return .continuation }
    return theirs.continues(mine) ? .late : .sibling
  }
}
