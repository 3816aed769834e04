/// The units in which benchmarks count.
enum BenchmarkUnit {
  /// So many nanoseconds are one; nil for what is no time.
  static func nanoseconds(_ unit: String) -> Double? {
    switch unit {
    case "ns": 1
    case "us", "µs": 1e3
    case "ms": 1e6
    case "s": 1e9
    case "m", "min": 60e9
    default: nil
    }
  }
}
