import History

extension ReportedAttempt {
  /// The attempts before the last one of a test, where a report tells only how many there were: each
  /// of them failed, else there would have been no next one. At most a hundred.
  static func earlier(_ count: Int64, of test: TestIdentity) -> [ReportedAttempt] {
    (0..<min(max(0, count), 100)).map { number in
      var attempt = ReportedAttempt(test: test, outcome: .failed)
      attempt.isRetry = number > 0
      return attempt
    }
  }
}
