/// The numbers by which a suite, or the root, sums up its tests; nil for what it does not state.
struct JUnitCounts {
  var tests: Int?
  var failures: Int?
  var errors: Int?

  var broken: Int { (failures ?? 0) + (errors ?? 0) }

  mutating func read(_ key: XMLName, _ value: XMLBytes) {
    if key.equals("tests") { tests = Self.count(value) }
    if key.equals("failures") { failures = Self.count(value) }
    if key.equals("errors") { errors = Self.count(value) }
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

  /// Numbers that no report can hold are none.
  private static func count(_ value: XMLBytes) -> Int? {
    guard let number = Int(value.string(upTo: 20).trimmingBlanks) else { return nil }
    return (0...1 << 40).contains(number) ? number : nil
  }
}
