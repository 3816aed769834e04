import History

/// What a bundle is called where it travels to: by suite, branch and start, so that what is wanted is found without
/// reading any.
public struct SharedName: Hashable, Sendable {
  /// Where decisions are, of all suites.
  public static let decisions = "decisions/"
  private static let runs = "runs"

  /// The path of the bundle of a decision, by its hash.
  static func path(ofDecision hash: String) -> String {
    "\(decisions)decision-\(hash.prefix(16))\(Bundle.ending)"
  }

  public var suite: String
  public var branch: String
  /// `20260102T030405`, in UTC.
  public var start: String
  public var run: String
  /// The beginning of the hash of what is in it.
  public var content: String

  /// The path of the bundle of a run.
  public var path: String {
    let month = start.prefix(6)
    return
      "\(Self.runs)/\(Self.word(suite))/\(Self.word(branch))/\(month)/\(start)-\(run)-\(content)"
      + Bundle.ending
  }

  /// The name of a path; nil where it is that of no run.
  public init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, parts[0] == Self.runs, parts[4].hasSuffix(Bundle.ending),
      let suite = Self.text(parts[1]), let branch = Self.text(parts[2])
    else { return nil }
    let file = parts[4].dropLast(Bundle.ending.count).split(separator: "-").map(String.init)
    guard file.count == 3, file[1].utf8.count == 32 else { return nil }
    (self.suite, self.branch) = (suite, branch)
    (start, run, content) = (file[0], file[1], file[2])
  }

  init(_ recording: RunContent) throws {
    suite = recording.run.text("suite") ?? ""
    branch = recording.run.text("branch") ?? ""
    let instant = Instant(microseconds: recording.startedAt).iso8601
    start = String(instant.filter { $0.isNumber || $0 == "T" }.prefix(15))
    run = recording.runKey
    content = String(try recording.bundleName().prefix(16))
  }

  /// The suite or the branch of that name as a part of a path.
  public static func part(_ text: String) -> String { word(text) }

  /// A text as one part of a path on any file system, and of a ref of git.
  private static func word(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var word: [UInt8] = []
    for byte in text.utf8 {
      let isPlain =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      if isPlain {
        word.append(byte)
      } else {
        word += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return word.isEmpty ? "%" : String(decoding: word, as: UTF8.self)
  }

  private static func text(_ word: String) -> String? {
    guard word != "%" else { return "" }
    var (bytes, rest) = ([UInt8](), Array(word.utf8)[...])
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
