import History

/// Something that a CI is to show beside the code, or with the build.
struct Mark: Sendable {
  enum Level: Sendable {
    case error, warning
  }

  var level: Level
  var rule: RuleName
  /// What people call the test; nil where it is about none.
  var test: String?
  /// One line.
  var summary: String
  /// What it rests on, and what to type next.
  var details: [String]
  var place: SourcePlace?
  /// What of it the author of the change has to look at first, from 0.
  var rank = 0

  /// `failures: tests/test_cart.py::test_total`.
  var title: String { rule.rawValue + (test.map { ": \($0)" } ?? "") }

  var lines: [String] { [summary] + details }

  /// What is nearest to the change comes first.
  var distance: Int {
    guard let place else { return 2 }
    return place.isLineChanged ? 0 : place.isFileChanged ? 1 : 2
  }

  /// What is the same of it from run to run, wherever it stands in its file.
  var fingerprint: String {
    ContentHash.of([rule.rawValue, test ?? "", place?.path ?? ""].joined(separator: "\0")).hex
  }
}
