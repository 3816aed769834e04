/// What values of a store may be. Whatever a store holds, what is read out of it stays in these ranges, so that
/// sums and differences of it cannot overflow; and what is written does, so that it can be read.
enum StoredRange {
  /// Microseconds of a test, or a phase of one: up to a year.
  static let ofTest: ClosedRange<Int64> = 0...31_536_000_000_000
  /// Microseconds of many tests together, whose sum stops at the greatest number.
  static let ofSum: ClosedRange<Int64> = 0...Int64.max
  /// All other times that something took.
  static let ofTime: ClosedRange<Int64> = -(1 << 53)...1 << 53
  /// Cores, workers, parts of a run.
  static let ofFew: ClosedRange<Int64> = 0...1_000_000
  /// Numbers of rows.
  static let ofRow: ClosedRange<Int64> = 0...Int64(Int32.max)
  /// Moments, counts and all else; 9,000 years in microseconds.
  static let usual: ClosedRange<Int64> = -(1 << 58)...1 << 58
  /// Hashes.
  static let all: ClosedRange<Int64> = .min ... .max
  /// Numbers with decimals.
  static let ofReal: ClosedRange<Double> = -1e18...1e18

  private static let timesOfTest: Set<String> = [
    "duration_us", "first_duration_us", "setup_us", "call_us", "teardown_us",
  ]

  private static let sums: Set<String> = ["wall_us", "tests_us"]
  private static let few: Set<String> = ["cores", "machine_cores", "workers", "number", "total"]

  /// The range of a column with decimals, by its name.
  static func ofReal(column: String) -> ClosedRange<Double> {
    few.contains(column) ? Double(ofFew.lowerBound)...Double(ofFew.upperBound) : ofReal
  }

  /// The range of a column, by its name.
  static func of(column: String) -> ClosedRange<Int64> {
    if timesOfTest.contains(column) { return ofTest }
    if column == "id" || column.hasSuffix("_id") { return ofRow }
    if column == "key" || column.hasSuffix("_key") { return all }
    if sums.contains(column) { return ofSum }
    if few.contains(column) { return ofFew }
    if column.hasSuffix("_us"), column != "started_us" { return ofTime }
    return usual
  }

  /// A duration of a test as it may be written.
  static func test(_ duration: Int64?) -> Int64? { duration.map { clamp($0, ofTest) } }

  static func clamp(_ value: Int64, _ range: ClosedRange<Int64>) -> Int64 {
    min(max(value, range.lowerBound), range.upperBound)
  }
}
