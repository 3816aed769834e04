/// Reads durations as reports write them, and remembers what the commas of one report mean.
///
/// Plain decimals, scientific notation, thousands commas (`2,503.1`: surefire, TestNG) and decimal
/// commas (`0,014`: xUnit.net, TestNG in some locales). Where both marks stand, the last one is the
/// decimal mark. A lone `1,234` can mean both: what the report's other values show decides, else it
/// is taken as thousands.
struct SecondsReader {
  enum Reading: Equatable {
    case microseconds(Int64)
    /// Nothing but blanks.
    case blank
    /// No number, negative, or more than a year.
    case unusable
  }

  /// How many readings could have meant two things.
  private(set) var ambiguousCount = 0

  private static let year: Int64 = 365 * 86_400 * 1_000_000
  private var commaIsDecimal = false

  /// The duration in microseconds, rounded to the nearest one.
  mutating func read(_ text: some RandomAccessCollection<UInt8>) -> Reading {
    var mantissa: Int64 = 0
    var decimals = 0
    var digits = 0
    var index = text.startIndex
    while index < text.endIndex, text[index] == 0x20 { index = text.index(after: index) }
    let start = index
    // The common case in one pass: digits, a point, digits.
    var sawPoint = false
    while index < text.endIndex, digits < 18 {
      let byte = text[index]
      if byte &- 0x30 < 10 {
        mantissa = mantissa &* 10 &+ Int64(byte &- 0x30)
        digits += 1
        if sawPoint { decimals += 1 }
      } else if byte == UInt8(ascii: "."), !sawPoint {
        sawPoint = true
      } else {
        break
      }
      index = text.index(after: index)
    }
    if index == text.endIndex, digits > 0 { return Self.scaled(mantissa, by: 6 - decimals) }
    return readSlowly(trim(text[start...]))
  }

  private func trim<T: RandomAccessCollection<UInt8>>(_ text: T) -> T.SubSequence
  where T.SubSequence == T {
    var text = text
    while let last = text.last, [0x20, 0x09, 0x0A, 0x0D].contains(last) { text.removeLast() }
    while let first = text.first, [0x20, 0x09, 0x0A, 0x0D].contains(first) { text.removeFirst() }
    return text
  }

  private mutating func readSlowly(_ text: some RandomAccessCollection<UInt8>) -> Reading {
    var text = Array(text)
    if text.isEmpty { return .blank }
    guard text.count <= 400 else { return .unusable }
    if text.first == UInt8(ascii: "+") { text.removeFirst() }
    var exponent = 0
    if let mark = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      guard let value = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)),
        abs(value) < 1000
      else { return .unusable }
      exponent = value
      text.removeSubrange(mark...)
    }
    guard let point = decimalMark(text) else { return .unusable }
    let digits = text.filter { $0 &- 0x30 < 10 }
    let marks = text.count - digits.count
    guard !digits.isEmpty, marks == text.count(where: { $0 == 0x2C || $0 == 0x2E }) else {
      return .unusable
    }
    let decimals = text[min(point + 1, text.count)...].count
    var mantissa: Int64 = 0
    var kept = 0
    for digit in digits.drop(while: { $0 == 0x30 }).prefix(18) {
      mantissa = mantissa * 10 + Int64(digit - 0x30)
      kept += 1
    }
    let dropped = digits.drop { $0 == 0x30 }.count - kept
    return Self.scaled(mantissa, by: 6 - decimals + exponent + dropped)
  }

  /// The index of the decimal mark, the end where there is none, nil where the marks make no sense.
  private mutating func decimalMark(_ text: [UInt8]) -> Int? {
    let (comma, point) = (UInt8(ascii: ","), UInt8(ascii: "."))
    let marks = text.indices.filter { text[$0] == comma || text[$0] == point }
    guard let last = marks.last else { return text.count }
    let commas = marks.count { text[$0] == comma }
    let isGrouped = zip(marks, marks.dropFirst() + [text.count]).allSatisfy { $1 - $0 == 4 }
    if commas == 0 { return marks.count == 1 ? last : nil }
    if commas < marks.count {
      let isSingle = marks.count { text[$0] == text[last] } == 1
      if isSingle { commaIsDecimal = text[last] == comma }
      return isSingle ? last : nil
    }
    if commas > 1 { return isGrouped ? text.count : nil }
    if !isGrouped || text[..<last].allSatisfy({ $0 == 0x30 }) {
      commaIsDecimal = true
      return last
    }
    if !commaIsDecimal { ambiguousCount += 1 }
    return commaIsDecimal ? last : text.count
  }

  /// `mantissa` times ten to the power of `exponent`.
  private static func scaled(_ mantissa: Int64, by exponent: Int) -> Reading {
    var value = mantissa
    if exponent >= 0 {
      for _ in 0..<min(exponent, 20) where value != 0 {
        guard value <= year else { return .unusable }
        value *= 10
      }
    } else {
      let power = -exponent
      if power > 18 { return .microseconds(0) }
      let divisor = powersOfTen[power]
      value = value / divisor + (value % divisor >= divisor - value % divisor ? 1 : 0)
    }
    return value <= year ? .microseconds(value) : .unusable
  }

  private static let powersOfTen: [Int64] = (0...18).map { exponent in
    (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
  }
}

extension SecondsReader {
  /// A duration in microseconds; what is none is counted for a warning and nil.
  mutating func duration(_ value: XMLBytes, _ warnings: inout WarningTally) -> Int64? {
    if case .microseconds(let duration) = read(value.bytes) { return duration }
    warnings.add("times that are no durations", example: "\"\(value.string(upTo: 40))\"")
    return nil
  }

  /// Counts the readings that could have meant two things.
  func noteAmbiguity(in warnings: inout WarningTally) {
    guard ambiguousCount > 0 else { return }
    warnings.add(
      "times with a lone comma, read as thousands", count: ambiguousCount, example: "1,234")
  }
}
