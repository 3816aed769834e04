/// What runners write in comments behind the last test: `# fail 2` (node, tape), `# failed 2 of 9 tests`
/// (node-tap), `# duration_ms 53.2` (node).
struct TAPFooter {
  private var failed = 0
  private var cancelled = 0
  /// Microseconds that the run took by the clock.
  private(set) var wall: Int64?

  var failures: Int { failed + cancelled }

  mutating func read(_ comment: Substring) {
    let words = comment.split(separator: " ")
    guard words.count == 2 || words.count > 3 && words[0] == "failed" && words[2] == "of" else {
      return
    }
    switch words[0] {
    case "fail", "failed": failed = max(failed, Self.count(words[1]))
    case "cancelled": cancelled = Self.count(words[1])
    case "duration_ms":
      guard words[1].utf8.allSatisfy({ (.zero ... .nine).contains($0) || $0 == .point }) else {
        return
      }
      wall = JSONNumber.scaled(String(words[1]), by: TimeUnit.milliseconds.rawValue)
    default: break
    }
  }

  private static func count(_ word: Substring) -> Int {
    guard let number = Int(word), (0...1 << 40).contains(number) else { return 0 }
    return number
  }
}
