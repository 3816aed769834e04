/// Times in the greatest unit, from a microsecond to a second in powers of ten, that all of them are whole numbers of.
///
/// A time stands as its number plus one; 0 is one that nobody measured.
struct BlockTimes {
  /// Greater times are no test's: 146,000 years.
  static let greatest = Int64.max / 2
  private static let greatestExponent: UInt8 = 6
  static let longestUnit: Int64 = 1_000_000

  private var times = BlockWriter()
  private(set) var unit = Self.longestUnit
  private(set) var count = 0

  /// Adds the next one; false where it is none that a block holds.
  mutating func append(_ time: Int64?) -> Bool {
    count += 1
    guard let time else {
      times.append(byte: 0)
      return true
    }
    guard time >= 0, time <= Self.greatest else { return false }
    while time % unit != 0 { unit /= 10 }
    times.append(UInt64(time) + 1)
    return true
  }

  /// The exponent of a unit.
  static func exponent(of unit: Int64) -> UInt8 {
    var (exponent, rest) = (UInt8(0), unit)
    while rest > 1 {
      rest /= 10
      exponent += 1
    }
    return exponent
  }

  /// Appends them in a unit that all are whole numbers of.
  func write(to block: inout BlockWriter, in unit: Int64) {
    guard unit > 1 else { return block.append(times.bytes) }
    // Until the last was known nobody knew the unit.
    var (number, shift) = (UInt64(0), UInt64(0))
    for byte in times.bytes {
      number |= UInt64(byte & 0x7f) << shift
      shift += 7
      guard byte < 0x80 else { continue }
      block.append(number == 0 ? 0 : (number - 1) / UInt64(unit) + 1)
      (number, shift) = (0, 0)
    }
  }

  /// The unit of an exponent that comes next.
  static func readUnit(from reader: inout BlockReader) throws(BlockError) -> Int64 {
    let exponent = try reader.byte()
    guard exponent <= greatestExponent else { throw reader.malformed("an unknown unit of time") }
    return (0..<exponent).reduce(1) { unit, _ in unit * 10 }
  }

  /// The time that comes next, nil where nobody measured it.
  @inline(__always)
  static func read(
    from reader: inout BlockReader, unit: Int64
  ) throws(BlockError) -> Int64? {
    let number = try reader.number()
    guard number > 0 else { return nil }
    let (time, isTooLong) = Int64(truncatingIfNeeded: number - 1)
      .multipliedReportingOverflow(by: unit)
    guard number <= UInt64(greatest) + 1, !isTooLong, time <= greatest else {
      throw reader.malformed("a time of more than 62 bits")
    }
    return time
  }
}
