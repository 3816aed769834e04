/// What runners print of demands beside the tests that were not met. The exit code is then not explained by
/// failed tests alone.
public enum UnmetDemands {
  private static let marks = [
    // pytest-cov and coverage.py
    "Required test coverage of", "Coverage failure: total of",
    // jest
    "coverage threshold for",
    // nyc, c8, vitest
    "does not meet global threshold", "does not meet threshold", "does not meet \"",
    // simplecov
    "is below the expected minimum coverage",
  ]

  /// The first line that tells of such a demand; nil where none does.
  public static func first(in lines: some Sequence<String>) -> String? {
    lines.first { line in
      // pytest-cov says the same words of a demand that was met.
      !line.contains(" reached. ") || line.contains("not reached")
        ? marks.contains { line.contains($0) } : false
    }
  }
}
