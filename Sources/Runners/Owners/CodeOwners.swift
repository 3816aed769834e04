import History

/// Who owns a file, by a `CODEOWNERS` file as GitHub reads it, with GitLab's sections and their
/// default owners.
public struct CodeOwners: Sendable {
  /// A line with a pattern and its owners.
  public struct Line: Sendable {
    public var line: Int
    public var pattern: String
    /// In the order of the file; empty where the line takes ownership away.
    public var owners: [String]
    fileprivate var segments: [[UInt8]]
    fileprivate var isFolder: Bool
  }

  public let rules: [Line]

  /// Where the file may be, from the checkout's root; the first that is there counts.
  public static let usualPlaces = [
    "CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS",
  ]

  /// Reads a file. Lines that no rule can be made of are passed over, as GitHub does.
  public init(_ text: String) {
    var rules: [Line] = []
    var sectionOwners: [String] = []
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let words = Self.words(line)
      guard let first = words.first else { continue }
      if first.hasPrefix("[") || first.hasPrefix("^[") {
        sectionOwners = Self.owners(words)
        continue
      }
      guard var rule = Line(first, line: index + 1) else { continue }
      rule.owners = words.count > 1 ? Self.owners(Array(words.dropFirst())) : sectionOwners
      rules.append(rule)
    }
    self.rules = rules
  }

  /// The owners of a file, its path relative to the checkout. The last rule that matches decides;
  /// empty where nobody owns it.
  public func owners(of path: String) -> [String] {
    let segments = path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    return rules.last { $0.matches(segments) }?.owners ?? []
  }

  private static func owners(_ words: [String]) -> [String] { words.filter { $0.contains("@") } }

  /// Words separated by white space up to a comment; a backslash takes the next byte as it is.
  private static func words(_ line: some Collection<UInt8>) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var isEscaped = false
    func finish() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    for byte in line {
      if isEscaped {
        word.append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "#") && word.isEmpty {
        break
      } else if byte <= 0x20 {
        finish()
      } else {
        word.append(byte)
      }
    }
    finish()
    return words
  }
}

extension CodeOwners.Line {
  fileprivate init?(_ pattern: String, line: Int) {
    guard !pattern.hasPrefix("!") else { return nil }
    self.line = line
    self.pattern = pattern
    owners = []
    isFolder = pattern.hasSuffix("/")
    segments = pattern.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    guard !segments.isEmpty || pattern == "/" else { return nil }
    // Without a slash but at the end, a name is looked for in every folder.
    if !pattern.utf8.dropLast().contains(UInt8(ascii: "/")) && pattern != "/" {
      segments.insert(Self.anyFolders, at: 0)
    }
  }

  private static let anyFolders = Array("**".utf8)

  /// Whether the path is matched, or a folder above it. A star at the end stands for files of the
  /// folder itself only.
  fileprivate func matches(_ path: [[UInt8]]) -> Bool {
    guard let last = segments.last else { return true }
    let isExact = last == Array("*".utf8) && segments.count > 1 && segments[0] != Self.anyFolders
    var pattern = segments
    if isFolder {
      pattern += [Array("*".utf8), Self.anyFolders]
    } else if !isExact && last != Self.anyFolders {
      pattern.append(Self.anyFolders)
    }
    return Wildcards.sequence(path, pattern, isStar: { $0 == Self.anyFolders }) {
      Wildcards.matches($0, $1)
    }
  }
}
