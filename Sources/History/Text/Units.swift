/// Numbers as people read them.
public enum Units {
  /// Three digits and a unit: `850 µs`, `12.3 ms`, `9.62 s`, `1 min 58.4 s`, `1 h 02 min`.
  public static func duration(_ microseconds: Int64) -> String {
    let sign = microseconds < 0 ? "−" : ""
    let value = Double(microseconds.magnitude)
    switch value {
    case ..<999.5: return "\(sign)\(microseconds.magnitude) µs"
    case ..<999_500: return sign + threeDigits(value / 1000) + " ms"
    case ..<59_950_000: return sign + threeDigits(value / 1_000_000) + " s"
    case ..<3_599_500_000:
      let tenths = Int64((value / 100_000).rounded())
      let (minutes, rest) = (tenths / 600, tenths % 600)
      if rest == 0 { return "\(sign)\(minutes) min" }
      let seconds = rest % 10 == 0 ? "\(rest / 10)" : "\(rest / 10).\(rest % 10)"
      return "\(sign)\(minutes) min \(rest < 100 ? "0" : "")\(seconds) s"
    default:
      let minutes = Int64((value / 60_000_000).rounded())
      let (hours, rest) = (minutes / 60, minutes % 60)
      return rest == 0
        ? "\(sign)\(hours) h" : "\(sign)\(hours) h \(rest < 10 ? "0" : "")\(rest) min"
    }
  }

  /// The same beside a limit: a time that rounding would show as the limit that it is not is just under or over it.
  public static func duration(_ microseconds: Int64, against limit: Int64) -> String {
    let (taken, most) = (duration(microseconds), duration(limit))
    guard taken == most, microseconds != limit else { return taken }
    return "just \(microseconds < limit ? "under" : "over") \(most)"
  }

  /// Three digits and a unit, from nanoseconds: `850 ns`, `12.3 µs`.
  public static func nanoseconds(_ nanoseconds: Double) -> String {
    guard nanoseconds.isFinite, abs(nanoseconds) < 9e18 else { return "–" }
    let sign = nanoseconds < 0 ? "−" : ""
    switch abs(nanoseconds) {
    case ..<999.5: return sign + threeDigits(abs(nanoseconds)) + " ns"
    case ..<999_500: return sign + threeDigits(abs(nanoseconds) / 1000) + " µs"
    default: return duration(Int64((nanoseconds / 1000).rounded()))
    }
  }

  /// Three digits and a unit: `850 bytes`, `12.3 KB`, `2.41 MB`.
  public static func bytes(_ count: Int) -> String {
    switch Double(count) {
    case ..<1000: Self.count(count, "byte")
    case ..<999_500: threeDigits(Double(count) / 1000) + " KB"
    default: threeDigits(Double(count) / 1_000_000) + " MB"
    }
  }

  /// A difference with its sign and two decimals: `+1.21`, `−10.46`.
  public static func signed(_ value: Double) -> String {
    let digits = fixed(abs(value), decimals: 2)
    return (value < 0 ? "−" : value > 0 ? "+" : "") + digits
  }

  /// Up to two decimals: `75.26 %`, `80 %`.
  public static func percent(_ value: Double) -> String { "\(decimal(value)) %" }

  /// The same beside a limit: with as many decimals as it takes to tell the two apart, so that 79.995 % is
  /// not shown as the 80 % that it is not.
  ///
  /// Every place that shows coverage shows it so, beside the floor: `record`, `run`, `gate`, `status`, the page. What
  /// views and JSON round to two decimals is the same number but where it is that near to the floor.
  public static func percent(_ value: Double, against limit: Double) -> String {
    "\(decimal(value, against: limit)) %"
  }

  /// Percentage points: `10.46 points`; beside a limit with as many decimals as tell the two apart.
  public static func points(_ value: Double, against limit: Double? = nil) -> String {
    let text = limit.map { decimal(value, against: $0) } ?? decimal(value)
    return text == "1" ? "1 point" : "\(text) points"
  }

  private static func decimal(_ value: Double, against limit: Double) -> String {
    // What differs by less is the same but for binary fractions.
    guard abs(value - limit) > 1e-9 else { return decimal(limit) }
    for decimals in 2...8 {
      let text = decimal(value, decimals: decimals)
      if text != decimal(limit, decimals: decimals) { return text }
    }
    return decimal(value, decimals: 9)
  }

  /// Up to so many decimals, without zeros at the end.
  public static func decimal(_ value: Double, decimals: Int = 2) -> String {
    var text = fixed(value, decimals: decimals)
    guard text.contains(".") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  /// Just so many decimals, rounded to the nearest; `–` for what is no number.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    var scale: Int64 = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * Double(scale)).rounded()
    guard scaled < 9e18 else { return "–" }
    let whole = Int64(scaled)
    let sign = value < 0 && whole != 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let fraction = String(whole % scale + scale).dropFirst()
    return "\(sign)\(whole / scale).\(fraction)"
  }

  /// `842 B`, `16.3 KB`, `16.8 GB`: three digits, a thousand of each to the next.
  public static func bytes(_ bytes: Int64) -> String {
    guard bytes >= 1000 else { return "\(bytes) B" }
    var value = Double(bytes)
    var units = ["B", "KB", "MB", "GB", "TB"][...]
    while value >= 999.5, units.count > 1 {
      value /= 1000
      units.removeFirst()
    }
    return "\(threeDigits(value)) \(units.first ?? "")"
  }

  /// A number and what it counts: `1 test`, `1,882 tests`, `2 lines or branches`.
  public static func count(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural(noun))"
  }

  /// A whole number with commas between thousands.
  public static func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3)[...], at: 0)
      digits = String(digits.dropLast(3))
    }
    return (number < 0 ? "-" : "") + ([digits[...]] + groups).joined(separator: ",")
  }

  /// The plural of a noun with words before it; of both sides of an "or".
  private static func plural(_ noun: String) -> String {
    noun.split(separator: " or ").map { side in
      if ["ch", "sh", "s"].contains(where: { side.hasSuffix($0) }) { return side + "es" }
      let hasVowel = ["ay", "ey", "oy", "uy"].contains { side.hasSuffix($0) }
      return side.hasSuffix("y") && !hasVowel ? side.dropLast() + "ies" : side + "s"
    }.joined(separator: " or ")
  }

  private static func threeDigits(_ value: Double) -> String {
    switch value {
    case ..<9.995: fixed(value, decimals: 2)
    case ..<99.95: fixed(value, decimals: 1)
    default: fixed(value, decimals: 0)
    }
  }
}
