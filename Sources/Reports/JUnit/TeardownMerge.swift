import History

/// pytest writes a test that failed and whose teardown then broke as two cases of the same name.
/// This holds finished attempts back, from a failed one on, until such a second case can no longer
/// follow, and makes one attempt of the two. The order stays that of the report.
struct TeardownMerge {
  /// How many attempts a second case can be away: with xdist the cases of other workers lie
  /// between the two.
  private static let window = 64

  private var held: [ReportedAttempt] = []
  private var first = 0

  /// Whether an attempt of this outcome, coming now, has nothing to wait for.
  func passes(_ outcome: Outcome) -> Bool { first == held.count && outcome != .failed }

  /// Takes a finished attempt and gives on what need not wait any longer.
  ///
  /// - Returns: whether the attempt was joined to one before it.
  mutating func add(
    _ attempt: ReportedAttempt, emit: (ReportedAttempt) throws -> Void
  ) rethrows -> Bool {
    if let earlier = failedInCall(of: attempt) {
      held[earlier] = Self.joined(held[earlier], attempt)
      return true
    }
    if passes(attempt.outcome) {
      try emit(attempt)
      return false
    }
    held.append(attempt)
    if held.count - first > Self.window { try release(emit) }
    return false
  }

  /// Gives on all that is held.
  mutating func finish(emit: (ReportedAttempt) throws -> Void) rethrows {
    for attempt in held[first...] { try emit(attempt) }
    held = []
    first = 0
  }

  /// Gives on the oldest attempt and those after it, up to the next failed one.
  private mutating func release(_ emit: (ReportedAttempt) throws -> Void) rethrows {
    repeat {
      try emit(held[first])
      first += 1
    } while first < held.count && held[first].outcome != .failed
    if first == held.count {
      held.removeAll(keepingCapacity: true)
      first = 0
    } else if first > Self.window {
      held.removeFirst(first)
      first = 0
    }
  }

  private func failedInCall(of attempt: ReportedAttempt) -> Int? {
    guard first < held.count, attempt.outcome == .errored,
      attempt.failures.first?.message?.hasPrefix("failed on teardown") == true,
      let index = held[first...].lastIndex(where: { $0.test == attempt.test })
    else { return nil }
    return held[index].outcome == .failed ? index : nil
  }

  private static func joined(
    _ call: ReportedAttempt, _ teardown: ReportedAttempt
  ) -> ReportedAttempt {
    var attempt = call
    attempt.outcome = .errored
    attempt.failures += teardown.failures
    if let a = call.duration, let b = teardown.duration { attempt.duration = a + b }
    attempt.worker = call.worker ?? teardown.worker
    return attempt
  }
}
