/// Numbers above 0 in ascending order, as runs of equal distances or, where a random part is absent, as one bit each.
struct AscendingNumbers {
  private enum Form {
    static let runs: UInt8 = 0
    static let bits: UInt8 = 1
  }

  private var runs: [(distance: UInt64, count: UInt64)] = []
  private var first: Int64 = 0
  private(set) var last: Int64 = 0
  private(set) var count = 0

  /// Adds the next one; false where it is none above the last.
  mutating func append(_ number: Int64) -> Bool {
    guard number > last else { return false }
    let distance = UInt64(number - last)
    if let run = runs.last, run.distance == distance {
      runs[runs.count - 1].count = run.count + 1
    } else {
      runs.append((distance, 1))
    }
    if count == 0 { first = number }
    last = number
    count += 1
    return true
  }

  /// Appends them in the shorter of the two forms.
  func write(to block: inout BlockWriter) {
    var short = BlockWriter()
    for run in runs {
      short.append(run.distance)
      short.append(run.count)
    }
    let span = count == 0 ? 0 : Int((last - first) / 8) + 1
    guard short.bytes.count > span + 10 else {
      block.append(byte: Form.runs)
      return block.append(short.bytes)
    }
    block.append(byte: Form.bits)
    block.append(UInt64(first))
    block.append(span)
    block.append(bits(span))
  }

  private func bits(_ span: Int) -> [UInt8] {
    var bits = [UInt8](repeating: 0, count: span)
    var number: Int64 = 0
    for run in runs {
      for _ in 0..<run.count {
        number += Int64(run.distance)
        let place = Int(number - first)
        bits[place >> 3] |= 1 << UInt8(place & 7)
      }
    }
    return bits
  }

  /// Calls with each of so many numbers, in order.
  ///
  /// `count`: no more than there are bytes left.
  static func read(
    _ count: Int, from reader: inout BlockReader, _ body: (Int64) -> Void
  ) throws(BlockError) {
    switch try reader.byte() {
    case Form.runs: try readRuns(count, from: &reader, body)
    case Form.bits: try readBits(count, from: &reader, body)
    default: throw reader.malformed("an unknown form of ascending numbers")
    }
  }

  private static func readRuns(
    _ count: Int, from reader: inout BlockReader, _ body: (Int64) -> Void
  ) throws(BlockError) {
    var (left, last) = (count, Int64(0))
    while left > 0 {
      let (distance, length) = (try reader.number(), try reader.number())
      guard distance > 0, length > 0, length <= UInt64(left) else {
        throw reader.malformed("a run of numbers that is none")
      }
      let (span, isTooLong) = distance.multipliedReportingOverflow(by: length)
      guard !isTooLong, span <= UInt64(Int64.max - last) else {
        throw reader.malformed("a number of more than 63 bits")
      }
      for _ in 0..<length {
        last += Int64(distance)
        body(last)
      }
      left -= Int(length)
    }
  }

  private static func readBits(
    _ count: Int, from reader: inout BlockReader, _ body: (Int64) -> Void
  ) throws(BlockError) {
    let first = try reader.number()
    let span = try reader.count(of: "bits")
    let bits = try reader.take(span)
    guard first > 0, first <= UInt64(Int64.max) - UInt64(8 * span) else {
      throw reader.malformed("a number of more than 63 bits")
    }
    guard bits.reduce(0, { $0 + $1.nonzeroBitCount }) == count else {
      throw reader.malformed("another number of bits than of numbers")
    }
    for (place, byte) in bits.enumerated() {
      var rest = byte
      while rest != 0 {
        body(Int64(first) + Int64(8 * place + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
  }
}
