import History

extension QuarantinedTests {
  /// Reads a quarantine file. Lines with problems are left out and every problem is told.
  public static func parse(_ text: String) -> (quarantine: QuarantinedTests, problems: [Problem]) {
    var quarantine = QuarantinedTests()
    var problems: [Problem] = []
    var comments: [String] = []
    var seen: [String: Int] = [:]
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      var line = QuarantineLine(bytes, number: index + 1)
      if let comment = line.comment {
        comments.append(comment)
      } else if line.isEmpty {
        if !comments.isEmpty && quarantine.entries.isEmpty {
          quarantine.header += comments
          comments = []
        }
      } else {
        do throws(Problem) {
          var entry = try line.entry()
          let key = [entry.test, entry.environment ?? "", entry.fingerprint ?? ""]
            .joined(separator: "\u{0}")
          if let first = seen[key] {
            throw Problem(
              line: index + 1, column: 1, reason: "the test is quarantined on line \(first) already"
            )
          }
          seen[key] = index + 1
          entry.comments = comments
          quarantine.entries.append(entry)
        } catch {
          problems.append(error)
        }
        comments = []
      }
    }
    quarantine.footer = comments
    return (quarantine, problems)
  }
}

/// One line of a quarantine file as it is read.
private struct QuarantineLine {
  /// Bytes of a line that are read; names are at most 4 KB.
  private static let limit = 65_536

  private var bytes: [UInt8]
  private let number: Int
  private var place = 0

  init(_ bytes: some Collection<UInt8>, number: Int) {
    self.bytes = Array(bytes)
    if self.bytes.last == UInt8(ascii: "\r") { self.bytes.removeLast() }
    self.number = number
  }

  /// The line if it is nothing but a comment.
  var comment: String? {
    bytes.first { $0 > 0x20 } == UInt8(ascii: "#") ? String(decoding: bytes, as: UTF8.self) : nil
  }

  var isEmpty: Bool { bytes.allSatisfy { $0 <= 0x20 } }

  mutating func entry() throws(QuarantinedTests.Problem) -> QuarantineEntry {
    guard bytes.count <= Self.limit else { throw problem("the line is too long", at: 0) }
    skipSpaces()
    let start = place
    let test = try value(until: { $0 <= 0x20 })
    guard !test.isEmpty else { throw problem("the test's id is empty", at: start) }
    var entry = QuarantineEntry(test: test)
    entry.line = number
    var keys: Set<String> = []
    skipSpaces()
    while place < bytes.count, bytes[place] != UInt8(ascii: "#") {
      let start = place
      let key = bytes[place...].prefix { $0 > 0x20 && $0 != UInt8(ascii: "=") }
      place = key.endIndex
      let name = String(decoding: key, as: UTF8.self)
      guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else {
        throw problem(
          "expected key=value, found '\(name)'; put names with spaces in quotes", at: start)
      }
      place += 1
      guard keys.insert(name).inserted else {
        throw problem("'\(name)' is given twice", at: start)
      }
      let valueStart = place
      try set(name, try value(until: { $0 <= 0x20 }), in: &entry, key: start, value: valueStart)
      skipSpaces()
    }
    return entry
  }

  private func set(
    _ name: String, _ value: String, in entry: inout QuarantineEntry, key: Int, value place: Int
  ) throws(QuarantinedTests.Problem) {
    guard !value.isEmpty else { throw problem("'\(name)' has no value", at: place) }
    switch name {
    case "env": entry.environment = value
    case "owner": entry.owner = value
    case "ticket": entry.ticket = value
    case "added": entry.added = try day(value, at: place)
    case "expires": entry.expires = try day(value, at: place)
    case "fingerprint": entry.fingerprint = value
    case "reason": entry.reason = value
    default:
      throw problem(
        "unknown key '\(name)'; known are env, owner, ticket, added, expires, fingerprint, reason",
        at: key)
    }
  }

  private func day(_ text: String, at place: Int) throws(QuarantinedTests.Problem) -> Instant {
    guard text.utf8.count == 10, let day = Instant(iso8601: text) else {
      throw problem("'\(text)' is no date; write it like 2026-12-31", at: place)
    }
    return day
  }

  private mutating func skipSpaces() {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
  }

  /// A bare word up to a space, or a quoted one.
  private mutating func value(
    until isEnd: (UInt8) -> Bool
  ) throws(QuarantinedTests.Problem) -> String {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
      let word = bytes[place...].prefix { !isEnd($0) }
      place = word.endIndex
      return String(decoding: word, as: UTF8.self)
    }
    let start = place
    var text: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") {
        guard place == bytes.count || bytes[place] <= 0x20 else {
          throw problem("expected a space after the closing quote", at: place)
        }
        return String(decoding: text, as: UTF8.self)
      }
      text.append(byte == UInt8(ascii: "\\") ? try escape() : byte)
    }
    throw problem("the quote is not closed", at: start)
  }

  private mutating func escape() throws(QuarantinedTests.Problem) -> UInt8 {
    guard place < bytes.count else { throw problem("the quote is not closed", at: place - 1) }
    place += 1
    switch bytes[place - 1] {
    case UInt8(ascii: "n"): return UInt8(ascii: "\n")
    case UInt8(ascii: "t"): return UInt8(ascii: "\t")
    case UInt8(ascii: "r"): return UInt8(ascii: "\r")
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return bytes[place - 1]
    default: throw problem(#"unknown escape; known are \" \\ \n \t \r"#, at: place - 2)
    }
  }

  private func problem(_ reason: String, at place: Int) -> QuarantinedTests.Problem {
    QuarantinedTests.Problem(line: number, column: place + 1, reason: reason)
  }
}
