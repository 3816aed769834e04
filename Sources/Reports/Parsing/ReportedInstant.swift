import History

extension Instant {
  /// Reads a point in time in any shape that reports use: ISO 8601, RFC 1123 as mocha writes it
  /// (`Sat, 13 Jan 2024 11:23:00 GMT`), seconds or milliseconds since 1970. What lies before 1980
  /// is a runner's way to say that it does not know, and nil.
  init?(reported text: String) {
    let read =
      Instant(iso8601: text) ?? Instant(rfc1123: text) ?? Instant(secondsOrMilliseconds: text)
    guard let read, read.microseconds >= 315_532_800_000_000 else { return nil }
    self = read
  }

  /// Whether a text of such a shape says in which zone it is; what counts from 1970 does.
  static func statesZone(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return !text.contains("-") }
    return text[colon...].contains { "Zz+-G".contains($0) }
  }

  private init?(rfc1123 text: String) {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," })
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    guard words.count >= 5, let month = months.firstIndex(of: String(words[2])) else { return nil }
    let day = words[1].count == 1 ? "0\(words[1])" : String(words[1])
    let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    let zone = words.count > 5 ? String(words[5]) : ""
    self.init(iso8601: "\(words[3])-\(number)-\(day)T\(words[4])\(zone)")
  }

  private init?(secondsOrMilliseconds text: String) {
    let (whole, fraction) = text.splitOnce(at: ".")
    guard let value = Int64(whole), (9...13).contains(whole.utf8.count), value > 0 else {
      return nil
    }
    if whole.utf8.count > 11 {
      self.init(microseconds: value * 1000)
    } else {
      let digits = (fraction + "000000").prefix(6)
      guard let micros = Int64(digits) else { return nil }
      self.init(microseconds: value * 1_000_000 + micros)
    }
  }
}

extension String {
  /// What stands before and after the first `mark`; all of it and nothing where there is none.
  func splitOnce(at mark: Character) -> (Substring, Substring) {
    guard let index = firstIndex(of: mark) else { return (self[...], "") }
    return (self[..<index], self[self.index(after: index)...])
  }
}
