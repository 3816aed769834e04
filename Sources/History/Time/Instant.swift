/// A point in time: microseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
  public var microseconds: Int64

  /// So many microseconds after 1970 in UTC.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  public static func < (a: Instant, b: Instant) -> Bool { a.microseconds < b.microseconds }

  /// ISO 8601 in UTC with as many decimals as are not zero: `2026-03-05T07:00:00.25Z`.
  public var iso8601: String {
    let (seconds, fraction) = microseconds.floorDivided(by: 1_000_000)
    let (day, second) = seconds.floorDivided(by: 86_400)
    let date = CivilDate(daysSince1970: day)
    func two(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
    var text = "\(date)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    if fraction != 0 {
      var digits = String(String(fraction + 1_000_000).dropFirst())
      while digits.last == "0" { digits.removeLast() }
      text += "." + digits
    }
    return text + "Z"
  }
}

extension Int64 {
  /// Quotient rounded down and the remainder that goes with it, which is never negative.
  func floorDivided(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (q, r) = quotientAndRemainder(dividingBy: divisor)
    return r < 0 ? (q - 1, r + divisor) : (q, r)
  }
}
