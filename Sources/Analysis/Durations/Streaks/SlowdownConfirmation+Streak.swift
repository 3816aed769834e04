extension SlowdownConfirmation {
  /// Adds what the runs before saw; where nobody ran the test again, they may confirm it.
  public mutating func add(
    _ streak: SlowStreak?, amongTests tests: Int, noise: SuiteNoise, policy: SlowdownPolicy
  ) {
    self.streak = streak
    guard status == .pending, let streak,
      streak.isProof(amongTests: tests, noise: noise, policy: policy)
    else { return }
    status = .confirmed
    isConfirmedByStreak = true
  }

  /// Whether a suspect is worth a person's look before it is confirmed: it was slow again, or is beyond what the
  /// suite's own noise does in ten healthy runs.
  ///
  /// `tailFactor`: how many times the usual tail the run's is.
  public func isWorthALook(amongTests tests: Int, noise: SuiteNoise, tailFactor: Double) -> Bool {
    guard status == .pending else { return status == .confirmed }
    if !reruns.isEmpty { return true }
    let healthy = 0.1 / Double(max(tests, 1))
    if suspect.t > tailFactor * noise.limitOfOne && suspect.pValue <= healthy { return true }
    return streak.map { $0.leastScoreOfTwo > tailFactor * noise.limitOfTwo } ?? false
  }
}
