/// Durations as people write them.
enum DurationText {
  private static let units: [(name: String, microseconds: Double)] = [
    ("us", 1), ("µs", 1), ("ms", 1000), ("min", 60_000_000), ("m", 60_000_000),
    ("s", 1_000_000), ("h", 3_600_000_000),
  ]

  /// Microseconds of `100ms`, `2m`, `1m30s`, `1.5 h`; nil for what is none, or negative.
  ///
  /// `unitless`: how many microseconds a number alone counts; nil where it needs a unit.
  static func microseconds(_ text: String, unitless: Double? = nil) -> Int64? {
    var rest = text.trimmingSpaces[...]
    var total = 0.0
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      guard let number = Double(digits) else { return nil }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      let word = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(word.count).drop { $0 == " " }
      if word.isEmpty {
        guard let unitless, rest.isEmpty, total == 0 else { return nil }
        total = number * unitless
      } else {
        guard let unit = units.first(where: { $0.name == word }) else { return nil }
        total += number * unit.microseconds
      }
    }
    return total < 9e15 ? Int64(total.rounded()) : nil
  }
}
