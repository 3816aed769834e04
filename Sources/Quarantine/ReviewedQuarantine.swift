import History

/// The quarantine file of a project as it stands on the day of a verdict.
public struct ReviewedQuarantine: Sendable {
  /// The file, as messages name it.
  public var path: String
  public var quarantine: QuarantinedTests
  /// Lines that could not be read.
  public var problems: [QuarantinedTests.Problem]
  public var review: QuarantineReview
  /// What the file of the trunk has, by which lines of a change are told; nil where nobody asked or knows.
  public var ofTrunk: QuarantinedTests?
  /// Whether a change may have written the lines, and nobody can tell which.
  public var mayBeOfChange = false

  /// A file that was read, with what is to be said of its lines.
  public init(
    path: String, quarantine: QuarantinedTests, problems: [QuarantinedTests.Problem],
    review: QuarantineReview
  ) {
    self.path = path
    self.quarantine = quarantine
    self.problems = problems
    self.review = review
  }

  /// Whether nothing is to be said against it.
  public var isClean: Bool { problems.isEmpty && review.isClean }

  /// Whether the change that is judged brought an entry, or may have.
  public func isOfChange(_ entry: QuarantineEntry) -> Bool {
    guard let ofTrunk else { return mayBeOfChange }
    return !ofTrunk.entries.contains {
      $0.test == entry.test && $0.environment == entry.environment
    }
  }

  /// The entry that suspends a failure of a test; nil where none does. An entry with an objection, such
  /// as one that has expired, suspends nothing. `fingerprints` are those of the test's failures.
  public func suspending(test: String, environment: String, fingerprints: [String])
    -> QuarantineEntry?
  {
    zip(quarantine.entries, review.objections).first { entry, objections in
      objections.isEmpty && entry.covers(test: test, environment: environment)
        && entry.suspends(fingerprints: fingerprints)
    }?.0
  }
}
