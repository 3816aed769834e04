/// How many more tests of each kind were read than the manifest has.
struct Difference: Equatable {
  var cases = 0
  var passed = 0
  var failed = 0
  var errors = 0
  var skipped = 0

  init(_ ours: Counts, _ wanted: Counts) {
    cases = ours.cases - wanted.cases
    passed = ours.passed - wanted.passed
    failed = ours.failed - wanted.failed
    errors = ours.errors - wanted.errors
    skipped = ours.skipped - wanted.skipped
  }

  init(cases: Int, passed: Int = 0, failed: Int = 0) {
    self.cases = cases
    self.passed = passed
    self.failed = failed
  }

  /// Whether tests went from one of two kinds to the other, and nothing else differs.
  func isOnlyOf(_ a: WritableKeyPath<Self, Int>, _ b: WritableKeyPath<Self, Int>) -> Bool {
    guard self[keyPath: a] != 0, self[keyPath: a] == -self[keyPath: b] else { return false }
    var rest = self
    rest[keyPath: a] = 0
    rest[keyPath: b] = 0
    return rest == Difference(cases: 0)
  }
}
