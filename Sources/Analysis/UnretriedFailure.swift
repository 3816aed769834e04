/// What to think of a test that failed and was not tried again.
public enum UnretriedFailure {
  /// P(bad) from which on the failure blocks. Lower than one half, since a break that slips through
  /// costs more than another attempt.
  public static let blockingProbability = 0.1

  /// Whether the failure is likely enough a real break to block; otherwise more attempts decide.
  public static func blocks(_ estimate: FlakeEstimate) -> Bool {
    estimate.pBad >= blockingProbability
  }
}
