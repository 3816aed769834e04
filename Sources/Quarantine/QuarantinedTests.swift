import History

/// The quarantine file: one line a test, to be read and edited by people.
///
/// ```
/// # Waiting for the new clock.
/// tests.test_auth::test_expiry owner=@auth ticket=AUTH-7 added=2026-11-02 expires=2026-12-01 reason="races with the clock"
/// ```
/// The test's id comes first; then `key=value` in any order, with the keys `env`, `owner`, `ticket`,
/// `added`, `expires`, `fingerprint` and `reason`. What holds spaces, quotes or a `#` at its
/// beginning stands in double quotes, in which `\"`, `\\`, `\n`, `\t` and `\r` are escapes. From a
/// `#` between words on, the rest of the line is a comment.
public struct QuarantinedTests: Hashable, Sendable {
  /// In the order of the file.
  public var entries: [QuarantineEntry]
  /// Comment lines at the top, before the first empty line, and those after the last entry.
  public var header: [String]
  public var footer: [String]

  /// The lines of a file, with the comments that stand before and behind them.
  public init(entries: [QuarantineEntry] = [], header: [String] = [], footer: [String] = []) {
    self.entries = entries
    self.header = header
    self.footer = footer
  }

  /// What is wrong with a line.
  public struct Problem: Error, Hashable, Sendable {
    /// Both from 1, the column in bytes.
    public var line: Int
    public var column: Int
    /// Lower case, without a full stop.
    public var reason: String

    /// What is wrong with a line; both count from 1.
    public init(line: Int, column: Int, reason: String) {
      self.line = line
      self.column = column
      self.reason = reason
    }
  }

  /// The file's text: entries in the order of their tests, then of their environments; the same for
  /// the same entries whatever their order. Reading it again gives the same quarantine.
  public func formatted() -> String {
    var lines = header + (header.isEmpty ? [] : [""])
    let sorted = entries.sorted {
      ($0.test, $0.environment ?? "", $0.fingerprint ?? "")
        < ($1.test, $1.environment ?? "", $1.fingerprint ?? "")
    }
    for entry in sorted { lines += entry.comments + [entry.formatted()] }
    lines += footer
    return lines.map { $0 + "\n" }.joined()
  }
}

extension QuarantineEntry {
  /// The entry as a line of the file, without comments and line end.
  public func formatted() -> String {
    let values = [
      ("env", environment), ("owner", owner), ("ticket", ticket),
      ("added", (added?.iso8601.prefix(10)).map(String.init)),
      ("expires", (expires?.iso8601.prefix(10)).map(String.init)),
      ("fingerprint", fingerprint), ("reason", reason),
    ]
    let words = values.compactMap { key, value in value.map { "\(key)=\(Self.quoted($0))" } }
    return ([Self.quoted(test)] + words).joined(separator: " ")
  }

  private static func quoted(_ text: String) -> String {
    let needsQuotes =
      text.isEmpty || text.hasPrefix("#")
      || text.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == 0x7f }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
