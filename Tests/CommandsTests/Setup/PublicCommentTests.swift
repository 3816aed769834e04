import Testing

/// What a room says of what other rooms may call. Fields say what they hold by their names and their type's comment.
struct PublicCommentTests {
  private static let files = HouseTests.sources(below: "Sources")

  /// A line that declares a public type, function, initialiser or subscript, with its kind and its name.
  private static func declaration(_ line: Substring) -> (kind: Substring, name: Substring)? {
    guard line.contains("public ") else { return nil }
    let words = line.split { " (?:".contains($0) }.drop { $0.hasPrefix("@") }
    guard words.first == "public" else { return nil }
    guard let place = words.firstIndex(where: kinds.contains),
      !words[..<place].contains(where: others.contains)
    else { return nil }
    let name = words.dropFirst(place - words.startIndex + 1).first ?? ""
    // The name of an operator may be what begins the parameters of types elsewhere.
    let plain = name.prefix { $0 != "<" }
    return (words[place], plain.isEmpty ? name : plain)
  }

  private static let kinds: Set<Substring> = [
    "struct", "enum", "class", "actor", "protocol", "func", "init", "subscript",
  ]

  /// What stands before a word that is none of those, but part of a name or a text.
  private static let others: Set<Substring> = ["let", "var", "case", "typealias"]

  /// The names of what protocols ask for, which their comments explain wherever it is done.
  private static let asked: Set<Substring> = {
    var names: Set<Substring> = ["<", "=="]
    for file in files {
      for (_, line) in requirements(in: HouseTests.text(of: file)) {
        guard let name = line.firstMatch(of: /(?:func|var) (\w+)/)?.1 else { continue }
        names.insert(Substring(String(name)))
      }
    }
    return names
  }()

  /// What the protocols of a text ask for, each with the line before it.
  private static func requirements(in text: String) -> [(before: Substring, line: Substring)] {
    guard text.contains("protocol ") else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var found: [(Substring, Substring)] = []
    var isInside = false
    for (place, line) in lines.enumerated() {
      if line.hasPrefix("protocol ") || line.hasPrefix("public protocol ") { isInside = true }
      if line == "}" { isInside = false }
      guard isInside else { continue }
      if line.contains(/^  (?:static |mutating )*(?:func|var|init|subscript)\b/) {
        found.append((lines[place - 1], line))
      }
    }
    return found
  }

  @Test func `what other rooms may call says what it gives`() {
    var seen = 0
    for file in Self.files {
      let lines = HouseTests.text(of: file).split(
        separator: "\n", omittingEmptySubsequences: false)
      for (place, line) in lines.enumerated() {
        guard let (kind, name) = Self.declaration(line) else { continue }
        seen += 1
        let above = lines[..<place].last { !$0.drop { $0 == " " }.hasPrefix("@") } ?? ""
        if above.drop(while: { $0 == " " }).hasPrefix("///") { continue }
        if kind == "func", Self.asked.contains(name) { continue }
        // What takes nothing and sets nothing, and what makes a value of a literal.
        let isPlain = line.hasSuffix("init() {}") || line.contains(/init\(\w+Literal\b/)
        #expect(kind == "init" && isPlain, "\(file):\(place + 1)")
      }
    }
    #expect(seen > 1000)
  }

  @Test func `what a protocol asks for is explained`() {
    var seen = 0
    for file in Self.files where file.hasPrefix("Sources/") {
      for (before, line) in Self.requirements(in: HouseTests.text(of: file)) {
        seen += 1
        #expect(before.hasPrefix("  ///"), "\(file): \(line)")
      }
    }
    #expect(seen > 30)
  }
}
