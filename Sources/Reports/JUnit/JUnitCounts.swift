/// The numbers by which a suite, or the root, sums up its tests; nil for what it does not state.
struct JUnitCounts {
  var tests: Int?
  var failures: Int?
  var errors: Int?

  var broken: Int { (failures ?? 0) + (errors ?? 0) }

  mutating func read(_ key: XMLName, _ value: XMLBytes) {
    if key.equals("tests") { tests = value.testCount }
    if key.equals("failures") { failures = value.testCount }
    if key.equals("errors") { errors = value.testCount }
  }

  static func + (a: JUnitCounts, b: JUnitCounts) -> JUnitCounts {
    var sum = JUnitCounts()
    sum.tests = Self.sum(a.tests, b.tests)
    sum.failures = Self.sum(a.failures, b.failures)
    sum.errors = Self.sum(a.errors, b.errors)
    return sum
  }

  private static func sum(_ a: Int?, _ b: Int?) -> Int? {
    guard let a, let b else { return a ?? b }
    return a &+ b
  }
}
