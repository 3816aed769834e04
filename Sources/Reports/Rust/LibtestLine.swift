import History

/// A line of what Rust's test harness prints.
enum LibtestLine {
  /// `running 3 tests`
  static func testCount(_ line: String) -> Int? {
    let words = line.split(separator: " ")
    guard words.count == 3, words[0] == "running", words[2] == "tests" || words[2] == "test" else {
      return nil
    }
    return Int(words[1])
  }

  /// `test tests::good ... ok`, with what a test that runs alone printed between; the reason of an ignored one.
  static func result(_ line: String) -> (name: String, outcome: Outcome, reason: String?)? {
    guard line.hasPrefix("test "), let mark = line.ranges(of: " ... ").last else { return nil }
    var name = String(line[..<mark.lowerBound].dropFirst(5))
    let isExpectedToPanic = name.hasSuffix(" - should panic")
    if isExpectedToPanic { name.removeLast(15) }
    let words = line[mark.upperBound...]
    let outcome: Outcome? =
      if words.hasPrefix("ignored") {
        .skipped
      } else if words.hasSuffix("ok") || words.hasPrefix("ok ") {
        .passed
      } else if words.hasSuffix("FAILED") || words.hasPrefix("FAILED ") {
        .failed
      } else {
        nil
      }
    let reason = words.hasPrefix("ignored, ") ? String(words.dropFirst(9)) : nil
    return outcome.map { (name, $0, reason) }
  }

  /// The name in `tests::bad --- FAILED`, which `-q` prints between its marks.
  static func terseFailure(_ line: String) -> String? {
    guard line.hasSuffix(" --- FAILED"), !line.hasPrefix("test ") else { return nil }
    return String(line.dropLast(11))
  }

  /// The name in `---- tests::bad stdout ----`.
  static func failure(_ line: String) -> String? {
    guard line.hasPrefix("---- "), line.hasSuffix(" stdout ----") else { return nil }
    return String(line.dropFirst(5).dropLast(12))
  }
}
