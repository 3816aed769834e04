import History

/// Something that was taken out of a store on purpose: all of a run, or a recording that another one stands for now.
struct Removal: Hashable {
  /// The key of the run.
  var run: String
  /// By what the recording is known again; '' for all of the run.
  var content = ""
  /// The hash of all of it, and of what it became.
  var was = ""
  var kept = ""
  /// The end of the name under which it travelled.
  var bundle = ""

  /// All of a run.
  init(run: String) { self.run = run }

  /// A recording that became another one.
  init(_ former: RunContent, became kept: RunContent) throws {
    run = former.runKey
    content = former.key
    was = former.wholeKey
    self.kept = kept.wholeKey
    bundle = String(try former.bundleName().prefix(16))
  }

  /// What was decided in other words.
  static func decision(_ hash: String) -> Removal {
    var removal = Removal(run: hash)
    removal.content = decisionMark
    return removal
  }

  /// Stands in the place of the content of what is no recording, but a decision.
  static let decisionMark = "d"

  /// One line of what travels.
  var line: String {
    [run, content, was, kept, bundle].map { $0.isEmpty ? "-" : $0 }.joined(separator: " ")
  }

  /// Nil for a line that is none.
  init?(line: Substring) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
      .map { $0 == "-" ? "" : String($0) }
    guard words.count == 5, words[0].utf8.count == 32 else { return nil }
    for word in words where !word.utf8.allSatisfy(\.isHexDigit) || word.utf8.count > 32 {
      return nil
    }
    (run, content, was, kept, bundle) = (words[0], words[1], words[2], words[3], words[4])
  }
}
