/// A line of what XCTest prints on Linux, wherever in it the line of a test that printed no line break ends.
enum XCTestLine {
  /// `Test Suite 'CartTests' started at …`
  case suiteStarted(String)
  /// `Test Suite 'CartTests' passed at …`
  case suiteEnded(String)
  /// `Test Case 'CartTests.testTotal' started at …`
  case started(String)
  /// `Test Case 'CartTests.testTotal' passed (0.002 seconds)`; the word, and the seconds as they stand there.
  case ended(String, word: String, seconds: Substring?)

  init?(_ line: String) {
    if let (name, rest) = Self.quoted(in: line, behind: "Test Case '") {
      let words = rest.split(separator: " ")
      switch words.first {
      case "started": self = .started(name)
      case "passed", "failed", "skipped":
        let seconds = words.dropFirst().first.flatMap { $0.hasPrefix("(") ? $0.dropFirst() : nil }
        self = .ended(name, word: String(words[0]), seconds: seconds)
      default: return nil
      }
    } else if let (name, rest) = Self.quoted(in: line, behind: "Test Suite '") {
      switch rest.split(separator: " ").first {
      case "started": self = .suiteStarted(name)
      case "passed", "failed", "skipped": self = .suiteEnded(name)
      default: return nil
      }
    } else {
      return nil
    }
  }

  /// `Executed 3 tests, with 1 test skipped and 1 failure (0 unexpected) in …`
  static func totals(_ line: String) -> (tests: Int, failures: Int)? {
    let words = line.split { " \t,".contains($0) }
    guard words.count > 2, words[0] == "Executed", words[2].hasPrefix("test"),
      let tests = Int(words[1])
    else { return nil }
    let place = words.firstIndex { $0.hasPrefix("failure") }
    return (tests, place.flatMap { $0 > 0 ? Int(words[$0 - 1]) : nil } ?? 0)
  }

  /// What was told of a test that runs: `/shop/CartTests.swift:5: error: CartTests.testTotal : …`, or why it was
  /// skipped. Nil where the line tells nothing of it.
  static func told(_ line: String, of test: String) -> (isFailure: Bool, message: String)? {
    if let place = line.firstRange(of: ": error: \(test) : ") {
      return (true, String(line[place.upperBound...]))
    }
    if let place = line.firstRange(of: ": \(test) : Test skipped") {
      let reason = line[place.upperBound...]
      return (false, String(reason.hasPrefix(" - ") ? reason.dropFirst(3) : reason))
    }
    return nil
  }

  private static func quoted(in line: String, behind mark: String) -> (String, Substring)? {
    guard let start = line.ranges(of: mark).last?.upperBound,
      let end = line[start...].firstIndex(of: "'")
    else { return nil }
    return (String(line[start..<end]), line[line.index(after: end)...])
  }
}
