/// A span of time as .NET writes it.
enum TimeSpan {
  /// Reads `[d.]HH:MM:SS[.fffffff]` as microseconds; nil for anything else.
  static func microseconds(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let head = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let (whole, fraction) = String(parts[2]).splitOnce(at: ".")
    guard head.count <= 2, let days = head.count == 2 ? number(head[0], upTo: 365) : 0,
      let hours = number(head[head.count - 1], upTo: 23), let minutes = number(parts[1], upTo: 59),
      let seconds = number(whole, upTo: 59),
      let micros = number((fraction + "000000").prefix(6), upTo: 999_999)
    else { return nil }
    return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000_000 + micros
  }

  private static func number(_ digits: Substring, upTo limit: Int64) -> Int64? {
    guard digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let number = Int64(digits) else {
      return nil
    }
    return number <= limit ? number : nil
  }
}
