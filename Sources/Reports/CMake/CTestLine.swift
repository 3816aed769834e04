/// A line of what ctest prints for people.
enum CTestLine {
  /// `Test project /shop/build`
  case project(String)
  /// `    Start 2: bad`
  case started(name: String)
  /// `2/8 Test #2: bad ......***Failed    0.03 sec`; the word, what follows it, and the seconds as they stand
  /// there.
  case ended(name: String, word: String, reason: String, seconds: Substring)
  /// `29% tests passed, 5 tests failed out of 7`
  case totals(failed: Int, tests: Int)

  init?(_ line: String) {
    if line.hasPrefix("Test project /") {
      self = .project(String(line.dropFirst(13)))
    } else if let name = Self.started(line) {
      self = .started(name: name)
    } else if let ended = Self.ended(line) {
      self = ended
    } else if let totals = Self.totals(line) {
      self = totals
    } else {
      return nil
    }
  }

  private static func started(_ line: String) -> String? {
    let text = line.drop { $0 == " " }
    guard text.count < line.count, text.hasPrefix("Start "), let colon = text.firstIndex(of: ":"),
      let number = text[..<colon].split(separator: " ").last, Int(number) != nil
    else { return nil }
    let name = text[text.index(after: colon)...].drop { $0 == " " }
    return name.isEmpty ? nil : String(name)
  }

  private static func ended(_ line: String) -> Self? {
    let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
    guard words.count == 3, isPlace(words[0]), words[1] == "Test", words[2].hasPrefix("#"),
      let colon = words[2].firstIndex(of: ":"), words[2].hasSuffix(" sec")
    else { return nil }
    var rest = words[2][words[2].index(after: colon)...].drop { $0 == " " }.dropLast(4)
    guard let gap = rest.lastIndex(of: " ") else { return nil }
    let seconds = rest[rest.index(after: gap)...]
    rest = rest[..<gap]
    let told: (name: Substring, word: Substring)
    if let mark = rest.firstRange(of: "***") {
      told = (rest[..<mark.lowerBound], rest[mark.upperBound...])
    } else if let mark = rest.ranges(of: "   Passed").last {
      told = (rest[..<mark.lowerBound], "Passed")
    } else {
      return nil
    }
    // Between the dots and the stars stands how the process ended, in some versions.
    guard let dot = told.name.lastIndex(of: "."), let name = name(told.name[...dot]) else {
      return nil
    }
    let (word, reason) = split(told.word)
    return .ended(name: name, word: word, reason: reason, seconds: seconds)
  }

  /// Its name ends before a space and three or more dots.
  private static func name(_ text: Substring) -> String? {
    var name = text
    while name.last == "." { name.removeLast() }
    guard text.count - name.count >= 3, name.last == " " else { return nil }
    name.removeLast()
    return name.isEmpty ? nil : String(name)
  }

  /// `Exception: SegFault` or `Not Run (Disabled)`: what is known, and what follows it.
  private static func split(_ text: Substring) -> (word: String, reason: String) {
    let known = ["Passed", "Failed", "Skipped", "Timeout", "Exception:", "Not Run"]
    let text = text.drop { $0 == " " }
    guard let word = known.first(where: text.hasPrefix) else { return (String(text), "") }
    var reason = text.dropFirst(word.count).drop { $0 == " " }
    while reason.last == " " { reason.removeLast() }
    return (word, String(reason))
  }

  /// `12/240`
  private static func isPlace(_ word: Substring) -> Bool {
    let parts = word.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { Int($0) != nil }
  }

  private static func totals(_ line: String) -> Self? {
    let words = line.split { " ,".contains($0) }
    // 29% tests passed 5 tests failed out of 7
    guard words.count == 9, words[0].hasSuffix("%"), words[2] == "passed", words[5] == "failed",
      words[7] == "of", let failed = Int(words[3]), let tests = Int(words[8])
    else { return nil }
    return .totals(failed: failed, tests: tests)
  }
}
