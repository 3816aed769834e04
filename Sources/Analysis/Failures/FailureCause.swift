public import History

/// Failures of a test that have one cause, by what they said.
public struct FailureCause: Hashable, Sendable {
  /// Of the newest of them.
  public var fingerprint: FailureFingerprint
  public var newest: SeenFailure
  public var oldest: SeenFailure
  public var count: Int

  /// The causes of failures that are given newest first: the most frequent first.
  public static func causes(of failures: [SeenFailure]) -> [FailureCause] {
    let fingerprints = failures.map { FailureFingerprint($0.failure) }
    let causes = FailureGroups.groups(fingerprints).map { group in
      FailureCause(
        fingerprint: fingerprints[group[0]], newest: failures[group[0]],
        oldest: failures[group[group.count - 1]], count: group.count)
    }
    return causes.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    .map(\.element)
  }
}
