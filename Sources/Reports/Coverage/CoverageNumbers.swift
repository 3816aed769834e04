import History

/// Takes counts of coverage as a report states them, and counts those that cannot be: below zero, no
/// number, more covered than there is. They are told by a warning and not kept.
struct CoverageNumbers {
  /// No file and no run has more lines; sums stay far from overflow.
  static let limit = Int64(Int32.max)

  private var tally = WarningTally()

  var warnings: [ReportWarning] { tally.warnings }

  /// Whether so many hits are any. They can be beyond 64 bits and have a fraction.
  @inline(__always)
  mutating func isHit(_ hits: XMLBytes?) -> Bool {
    guard let hits else { return false }
    var isAny = false
    for byte in hits.bytes {
      guard byte &- 0x30 < 10 else { return isHit(hits.string(upTo: 64)) }
      isAny = isAny || byte != 0x30
    }
    return isAny
  }

  /// The same for a text; what is no number is no hit.
  mutating func isHit(_ hits: String) -> Bool {
    guard let value = Double(hits.trimmingBlanks), value >= 0 else {
      note("\"\(hits)\"")
      return false
    }
    return value > 0
  }

  /// A count; nil where there is none or it cannot be.
  mutating func count(_ text: XMLBytes?) -> Int64? {
    guard let text = text?.string(upTo: 24) else { return nil }
    guard let count = Int64(text), (0...Self.limit).contains(count) else {
      note("\"\(text)\"")
      return nil
    }
    return count
  }

  /// So many covered of so many; nil where one of them is missing or they cannot be.
  mutating func share(_ covered: Int64?, of total: Int64?) -> (covered: Int64, total: Int64)? {
    guard let covered, let total else { return nil }
    guard (0...Self.limit).contains(total), (0...total).contains(covered) else {
      note("\(covered) of \(total)")
      return nil
    }
    return (covered, total)
  }

  /// Notes what cannot be.
  mutating func note(_ example: @autoclosure () -> String) {
    tally.add("counts of coverage that cannot be, left out", example: example())
  }
}
