extension Instant {
  /// Reads the date and time shapes that reports and people write: `2026-03-05T07:00:00`, with a
  /// space instead of the `T`, with or without seconds, fraction and zone (`Z`, `UTC`, `GMT`,
  /// `+01:00`, `+0100`), and a date alone. Without a zone it is taken as UTC.
  ///
  /// Returns nil for everything else; never traps.
  public init?(iso8601 text: String) {
    var scanner = Digits(text.utf8)
    guard let year = scanner.number(width: 4), scanner.skip("-"),
      let month = scanner.number(width: 2), scanner.skip("-"),
      let day = scanner.number(width: 2)
    else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    guard date.exists else { return nil }
    var seconds = date.daysSince1970 * 86_400
    var fraction: Int64 = 0
    if !scanner.isAtEnd {
      guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" ") else { return nil }
      scanner.skipSpaces()
      guard let hour = scanner.number(width: 2), hour < 25, scanner.skip(":"),
        let minute = scanner.number(width: 2), minute < 60
      else { return nil }
      seconds += hour * 3600 + minute * 60
      if scanner.skip(":") {
        guard let second = scanner.number(width: 2), second < 61 else { return nil }
        seconds += second
        if scanner.skip(".") || scanner.skip(",") { fraction = scanner.microseconds() }
      }
      scanner.skipSpaces()
      guard let offset = scanner.zoneOffset() else { return nil }
      seconds -= offset
    }
    scanner.skipSpaces()
    guard scanner.isAtEnd else { return nil }
    self.init(microseconds: seconds * 1_000_000 + fraction)
  }
}

/// Reads fixed-width numbers and marks off the front of a text.
private struct Digits {
  private var rest: Substring.UTF8View

  init(_ text: String.UTF8View) { rest = Substring(String(text)).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ mark: Character) -> Bool {
    guard let first = rest.first, first == mark.asciiValue else { return false }
    rest.removeFirst()
    return true
  }

  mutating func skipSpaces() { while skip(" ") {} }

  mutating func number(width: Int) -> Int64? {
    let digits = rest.prefix(width)
    guard digits.count == width, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    rest.removeFirst(width)
    return digits.reduce(0) { $0 * 10 + Int64($1 - 48) }
  }

  /// A fraction of a second of any length, cut to microseconds.
  mutating func microseconds() -> Int64 {
    var value: Int64 = 0
    var width = 0
    while let digit = rest.first, (48...57).contains(digit) {
      if width < 6 { value = value * 10 + Int64(digit - 48) }
      width += 1
      rest.removeFirst()
    }
    while width < 6 {
      value *= 10
      width += 1
    }
    return value
  }

  /// Seconds east of UTC; 0 where nothing is said; nil where what is said is no zone.
  mutating func zoneOffset() -> Int64? {
    if rest.isEmpty { return 0 }
    for word in ["Z", "z", "UTC", "GMT"] where rest.starts(with: word.utf8) {
      rest.removeFirst(word.utf8.count)
      return 0
    }
    let sign: Int64 = skip("-") ? -1 : 1
    guard sign < 0 || skip("+"), let hours = number(width: 2) else { return nil }
    _ = skip(":")
    let minutes = isAtEnd ? 0 : number(width: 2)
    guard let minutes, hours < 24, minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
