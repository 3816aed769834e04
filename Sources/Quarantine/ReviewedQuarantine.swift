import History

/// The quarantine file of a project as it stands on the day of a verdict.
public struct ReviewedQuarantine: Sendable {
  /// The file, as messages name it.
  public var path: String
  public var quarantine: QuarantinedTests
  /// Lines that could not be read.
  public var problems: [QuarantinedTests.Problem]
  public var review: QuarantineReview

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
