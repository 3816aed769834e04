import History

/// Finds in the text of a failure the line that says what went wrong.
enum TellingLine {
  private static let constants: Set<String> = [
    "", "failed", "failure", "fail", "failing", "error", "errored", "exception", "none", "null",
    "nil",
    "undefined", "unknown", "unknown error", "no message", "no message provided", "test failed",
    "test failure", "test error", "test errored", "test case failed", "test has failed",
    "the test failed", "assertion failed", "assertion failure", "assertion error", "assertionerror",
    "assertionfailederror", "expectation failed", "an error occurred", "see output", "failed test",
    "runtime error", "collection failure", "internal error", "build error", "build failed",
    "setup failed", "broken", "failures", "failure message",
  ]

  /// Lines looked at; what went wrong stands at the beginning, or at the end.
  private static let limit = 2000

  /// Whether a message is one that stands on every failure, or only the place of one.
  static func saysNothing(_ message: String) -> Bool {
    guard message.utf8.count < 200 else { return false }
    let words = message.trimmingBlanks
    if isPlace(words) { return true }
    // No constant is longer.
    guard words.utf8.count < 32 else { return false }
    let plain = words.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    return constants.contains(plain)
  }

  /// The line; nil where none says anything.
  ///
  /// `test`: whose own name is no news.
  static func of(_ text: String, test: TestIdentity?) -> String? {
    // Bytes: the two ends of a line with \r\n are one character.
    let lines = text.utf8.split(maxSplits: limit) { $0 == 0x0A || $0 == 0x0D }.prefix(limit)
      .map { Substring($0.prefix(1000)) }
    if let pytest = ofPytest(lines) { return pytest }
    if let python = ofPython(lines) { return python }
    if let testify = ofTestify(lines) { return testify }
    let said = lines.lazy.map { String($0).trimmingBlanks }.filter {
      !$0.isEmpty && !isFrame($0) && !saysNothing($0) && !names($0, test)
    }
    let telling = said.first { line in
      let line = line.lowercased()
      return words.contains { line.contains($0) }
    }
    return telling ?? said.last(where: startsWithPlace) ?? said.first
  }

  /// What lines that tell of a failure hold more often than what else a test prints.
  private static let words = [
    "panic:", "error:", "expect", "assert", " want", "want ", " got ", "got:", "not equal",
    "mismatch",
    "refused", "fatal", "exception", "fail", "cannot", "can't", "could not", "unexpected",
    "undefined", "timed out", "differ", "should",
  ]

  /// The first of those that pytest marks, but for what is indented below others: the source of a syntax error stands
  /// before its message.
  private static func ofPytest(_ lines: [Substring]) -> String? {
    let marked = lines.filter { $0.hasPrefix("E  ") && !saysNothing(String($0.dropFirst())) }
      .map { $0.dropFirst() }
    func indentation(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
    let least = marked.map(indentation).min()
    return marked.first { indentation($0) == least }.map { String($0).trimmingBlanks }
  }

  /// The last line that is not indented, behind a traceback.
  private static func ofPython(_ lines: [Substring]) -> String? {
    guard lines.contains(where: { $0.hasPrefix("Traceback (most recent call last)") }) else {
      return nil
    }
    return lines.last { line in
      line.first.map { !$0.isWhitespace && $0.isLetter } ?? false && line.contains(":")
        && !line.hasPrefix("Traceback")
    }
    .map(String.init)
  }

  /// What stands behind `Error:` in the block of Go's testify, and in the lines below it.
  private static func ofTestify(_ lines: [Substring]) -> String? {
    guard lines.contains(where: { $0.contains("Error Trace:") }),
      let start = lines.firstIndex(where: { String($0).trimmingBlanks.hasPrefix("Error:") })
    else { return nil }
    let first = String(lines[start]).trimmingBlanks.dropFirst("Error:".count)
    let more = lines[(start + 1)...].prefix { line in
      let words = String(line).trimmingBlanks
      return !words.hasPrefix("Test:") && !words.hasPrefix("Messages:") && !words.hasPrefix("Diff:")
    }
    return ([first] + more.prefix(8)).map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// Lines that runners print around what a test says.
  private static func isFrame(_ line: String) -> Bool {
    let starts = [
      "=== ", "--- ", "FAIL", "PASS", "ok  \t", "exit status", "coverage:", "at ", "(in test file",
      "(from function", "Traceback", "goroutine ", "Stacktrace", "stack trace",
    ]
    return starts.contains { line.hasPrefix($0) } && !line.hasPrefix("FAIL:")
      || line.allSatisfy { !$0.isLetter && !$0.isNumber }
  }

  /// Whether the line is the name of the test, as PHPUnit begins its texts: `CartTest::testAdds`.
  private static func names(_ line: String, _ test: TestIdentity?) -> Bool {
    guard let test else { return false }
    let ends = [test.name, test.name.split(separator: " ").first.map(String.init) ?? test.name]
    return line == test.id || ends.contains { line.hasSuffix("::\($0)") || line == $0 }
      || line.hasPrefix((test.className ?? "::") + "::" + test.name)
  }

  /// `cart_test.go:12:` with nothing behind it.
  private static func isPlace(_ line: String) -> Bool {
    startsWithPlace(line)
      && line.split(separator: ":").dropFirst().allSatisfy { part in
        part.allSatisfy { $0.isNumber || $0 == " " }
      }
  }

  private static func startsWithPlace(_ line: String) -> Bool {
    guard line.utf8.contains(UInt8(ascii: ":")) else { return false }
    let parts = line.split(separator: ":", maxSplits: 2)
    return parts.count > 1 && parts[0].contains(".") && !parts[0].contains(" ")
      && !parts[1].isEmpty && parts[1].allSatisfy(\.isNumber)
  }
}
