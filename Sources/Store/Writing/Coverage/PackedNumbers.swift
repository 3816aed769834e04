/// Numbers of 0 and above, one after the other, seven bits a byte (LEB128).
struct PackedNumbers {
  private(set) var bytes: [UInt8] = []
  private var position = 0

  init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  mutating func append(_ number: Int) {
    var rest = UInt64(number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Appends those of many values that are exceptions, each after its distance from the one before.
  mutating func append(_ values: [Int], where isException: (_ place: Int, _ value: Int) -> Bool) {
    var last = 0
    for (place, value) in values.enumerated() where isException(place, value) {
      append(place - last)
      append(value)
      last = place
    }
  }

  /// The next number; nil at the end and where it is more than 32 bits.
  mutating func next() -> Int? {
    var (number, shift) = (0, 0)
    while position < bytes.count, shift < 35 {
      let byte = bytes[position]
      position += 1
      number |= Int(byte & 0x7f) << shift
      if byte < 0x80 { return number <= Int(UInt32.max) ? number : nil }
      shift += 7
    }
    return nil
  }

  /// Calls with each exception up to the end; false where the numbers are damaged, or the body says so.
  mutating func forEachException(_ body: (_ place: Int, _ value: Int) -> Bool) -> Bool {
    var place = 0
    while position < bytes.count {
      guard let distance = next(), let value = next() else { return false }
      place += distance
      guard body(place, value) else { return false }
    }
    return true
  }
}
