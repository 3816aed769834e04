import History
import Statistics

/// A test's name taken apart for comparison with others.
struct NameParts {
  /// The class in its container, or the file where there is no class.
  var group: String
  var name: String
  /// The name without its parameters.
  var base: String
  /// From the first bracket on: `[a-1]`, `(x: 1)`; empty where there are none.
  var parameters: String
  var words: NameWords
  var parameterWords: NameWords

  init(_ test: TestIdentity) {
    group = test.group
    name = test.name
    let bracket = name.utf8.firstIndex { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(") }
    base = String(name[..<(bracket ?? name.endIndex)])
    parameters = String(name[(bracket ?? name.endIndex)...])
    words = NameWords(base)
    parameterWords = NameWords(parameters)
  }

  /// What stands behind the last separator of a class or file name.
  static func lastComponent(_ group: String) -> Substring {
    let marks: [Character] = [".", "/", ":", "$"]
    let isFile = group.contains("/")
    return group.split { isFile ? $0 == "/" : marks.contains($0) }.last ?? ""
  }
}

/// The words of a name in lower case, without "test", cut where letters, digits and other signs
/// meet and before a capital letter that follows a small one.
struct NameWords: Equatable {
  private(set) var words: [[UInt8]] = []

  private enum Kind { case mark, digit, small, capital }

  init(_ text: String) {
    var word: [UInt8] = []
    var last = Kind.mark
    for byte in text.utf8 {
      let kind = Self.kind(byte)
      let continues = kind == last || (last == .capital && kind == .small)
      if !continues { finish(&word) }
      if kind != .mark { word.append(kind == .capital ? byte | 0x20 : byte) }
      last = kind
    }
    finish(&word)
  }

  /// Whether one name is likely the other one reworded: all words of the shorter occur in the
  /// longer in the same order and make up two fifths of it, or the letters differ by a fifth at
  /// most and the numbers not at all.
  func areSimilar(to other: NameWords) -> Bool {
    let (short, long) = words.count <= other.words.count ? (self, other) : (other, self)
    guard short.letters > 0 else { return false }
    if short.isContained(in: long) { return 5 * short.letters >= 2 * long.letters }
    guard words.filter(Self.isNumber) == other.words.filter(Self.isNumber) else { return false }
    let (a, b) = (Array(words.joined()), Array(other.words.joined()))
    let limit = max(a.count, b.count) / 5
    return limit <= 40 && EditDistance.between(a, b, limit: limit) != nil
  }

  private var letters: Int { words.reduce(0) { $0 + $1.count } }

  private func isContained(in other: NameWords) -> Bool {
    var rest = words[...]
    for word in other.words where word == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  private mutating func finish(_ word: inout [UInt8]) {
    if !word.isEmpty && word != Array("test".utf8) { words.append(word) }
    word = []
  }

  private static func isNumber(_ word: [UInt8]) -> Bool { word.first.map(kind) == .digit }

  private static func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: .small
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
    default: .mark
    }
  }
}
