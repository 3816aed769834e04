import Analysis

/// A test's history in short: `P` passed, `F` failed, `FP` failed and passed when tried again on the
/// same source; sources are separated by spaces, `P*20` stands for twenty sources, and a group in
/// brackets can be repeated too.
struct SampleHistory {
  var sources: [SourceTally]

  init(sources: [SourceTally]) { self.sources = sources }

  init(_ text: String, pullRequest: Bool = false) {
    var rest = Substring(text)
    sources = Self.parse(&rest).enumerated().map { index, source in
      SourceTally(
        failed: source.failed, attempts: source.attempts, isTrunk: !pullRequest, position: index)
    }
  }

  var evidence: TestTally { TestTally(sources: sources) }

  private static func parse(_ rest: inout Substring) -> [(failed: Int, attempts: Int)] {
    var sources: [(failed: Int, attempts: Int)] = []
    while let first = rest.first, first != ")" {
      if first == " " {
        rest.removeFirst()
        continue
      }
      var group: [(failed: Int, attempts: Int)]
      if first == "(" {
        rest.removeFirst()
        group = parse(&rest)
        rest.removeFirst()
      } else {
        let word = rest.prefix { $0 == "P" || $0 == "F" }
        rest.removeFirst(word.count)
        group = [(word.filter { $0 == "F" }.count, word.count)]
      }
      if rest.first == "*" {
        let digits = rest.dropFirst().prefix { $0.isNumber }
        rest.removeFirst(1 + digits.count)
        group = [[(failed: Int, attempts: Int)]](repeating: group, count: Int(digits) ?? 1)
          .flatMap { $0 }
      }
      sources += group
    }
    return sources
  }
}
