/// Where in a file tests begin, by the words that languages declare tests with.
public struct TestLines {
  private static let declaring = [
    "def ", "func ", "fn ", "fun ", "function ", "void ", "sub ", "test(", "it(", "test ", "it ",
    "scenario", "TEST", "@test ", "describe", "should", "specify",
  ]

  /// By word or quoted text: the first line that declares it.
  private var declared: [Substring: Int] = [:]
  /// The lines of those that stand in one line alone; 0 for the others.
  private var only: [Substring: Int] = [:]

  /// Reads the text of a file.
  public init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isDeclaring = Self.declaring.contains { line.contains($0) }
      for word in Set(Self.words(of: line) + Self.quoted(in: line)) {
        if isDeclaring, declared[word] == nil { declared[word] = index + 1 }
        only[word] = only[word] == nil ? index + 1 : 0
      }
    }
  }

  /// The line that declares a test, counted from 1; else the only one that has its name; nil where there is
  /// none.
  public func line(of name: String) -> Int? {
    for candidate in Self.candidates(of: name) {
      if let line = declared[candidate] { return line }
      if let line = only[candidate], line > 0 { return line }
    }
    return nil
  }

  /// The whole name, then without parameters and what holds it.
  private static func candidates(of name: String) -> [Substring] {
    let start = name.prefix { $0 != "[" && $0 != "(" && $0 != "/" }
    return [name[...], start, start.split(separator: ">").last?.drop { $0 == " " } ?? start]
  }

  private static func words(of line: Substring) -> [Substring] {
    line.utf8.split { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
        false
      default: true
      }
    }.map { Substring($0) }
  }

  private static func quoted(in line: Substring) -> [Substring] {
    var texts: [Substring] = []
    var rest = line.utf8
    while let start = rest.firstIndex(where: { "\"'`".utf8.contains($0) }) {
      let inside = rest[rest.index(after: start)...]
      guard let end = inside.firstIndex(of: rest[start]) else { break }
      texts.append(Substring(inside[..<end]))
      rest = inside[inside.index(after: end)...]
    }
    return texts
  }
}
