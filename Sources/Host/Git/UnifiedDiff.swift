import History

/// What a patch in git's format adds, line by line.
///
/// A file that is binary, only renamed or only deleted adds nothing.
struct UnifiedDiff {
  private(set) var files: [AddedLines] = []
  private var path: String?
  /// The lines of the hunk that are still to come, before and after the change.
  private var left = (old: 0, new: 0)
  private var line: Int32 = 0
  private var ranges: [ClosedRange<Int32>] = []

  /// Reads a patch whose names have the prefixes `a/` and `b/`.
  init(_ patch: [UInt8]) {
    for line in patch.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if left.old > 0 || left.new > 0 { readBody(line) } else { readHead(line) }
    }
    close()
  }

  private mutating func readHead(_ bytes: ArraySlice<UInt8>) {
    if bytes.starts(with: Array("diff --git ".utf8)) {
      close()
    } else if bytes.starts(with: Array("+++ ".utf8)) {
      path = Self.path(in: bytes.dropFirst(4))
    } else if bytes.starts(with: Array("@@ -".utf8)) {
      readRanges(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// `@@ -12,3 +14,2 @@`; a count of 1 is left out.
  private mutating func readRanges(_ text: String) {
    let words = text.split(separator: " ", maxSplits: 3)
    guard words.count >= 3, let old = Self.range(words[1], after: "-"),
      let new = Self.range(words[2], after: "+")
    else { return }
    left = (old.count, new.count)
    line = Int32(clamping: new.start)
  }

  private static func range(_ word: Substring, after mark: Character) -> (start: Int, count: Int)? {
    guard word.first == mark else { return nil }
    let parts = word.dropFirst().split(separator: ",").map { Int($0) }
    guard let start = parts.first ?? nil, start >= 0 else { return nil }
    guard parts.count > 1 else { return (start, 1) }
    return parts[1].flatMap { $0 >= 0 ? (start, $0) : nil }
  }

  /// A line of a hunk: what it holds is never taken for a head.
  private mutating func readBody(_ bytes: ArraySlice<UInt8>) {
    switch bytes.first {
    case UInt8(ascii: "+"):
      add(line)
      left.new -= 1
      line += line < .max ? 1 : 0
    case UInt8(ascii: "-"): left.old -= 1
    case UInt8(ascii: "\\"): break
    default:
      left = (left.old - 1, left.new - 1)
      line += line < .max ? 1 : 0
    }
  }

  private mutating func add(_ line: Int32) {
    if let last = ranges.last, last.upperBound == line - 1 {
      ranges[ranges.count - 1] = last.lowerBound...line
    } else {
      ranges.append(line...line)
    }
  }

  private mutating func close() {
    if let path, !ranges.isEmpty { files.append(AddedLines(path: path, ranges: ranges)) }
    path = nil
    ranges = []
    left = (0, 0)
  }

  /// The name after `+++ `: in quotes where it has unusual characters, else ended by a tab where it has
  /// spaces; nil for a file that is gone.
  private static func path(in bytes: ArraySlice<UInt8>) -> String? {
    var name = Array(bytes)
    if name.first == UInt8(ascii: "\"") {
      name = unquoted(name.dropFirst())
    } else if name.last == UInt8(ascii: "\t") {
      name.removeLast()
    }
    guard name.starts(with: Array("b/".utf8)) else { return nil }
    return String(decoding: name.dropFirst(2), as: UTF8.self)
  }

  /// The text of C-style quotes, whose beginning is gone.
  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var name: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        name.append(byte)
        continue
      }
      switch escape {
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        let digits = [escape] + rest.prefix(2)
        rest = rest.dropFirst(2)
        name.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 * 8 + Int($1) - 48 }))
      case UInt8(ascii: "a"): name.append(7)
      case UInt8(ascii: "b"): name.append(8)
      case UInt8(ascii: "t"): name.append(9)
      case UInt8(ascii: "n"): name.append(10)
      case UInt8(ascii: "v"): name.append(11)
      case UInt8(ascii: "f"): name.append(12)
      case UInt8(ascii: "r"): name.append(13)
      default: name.append(escape)
      }
    }
    return name
  }
}
