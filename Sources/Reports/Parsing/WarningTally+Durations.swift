import History

extension WarningTally {
  /// A duration in microseconds that can be one: not negative and at most a year; else nil, which is
  /// "not known", and counted.
  mutating func plausible(_ duration: Int64?, of test: @autoclosure () -> String) -> Int64? {
    guard let duration else { return nil }
    guard (0...31_536_000_000_000).contains(duration) else {
      add("durations are below zero or over a year and left out", example: "that of \(test())")
      return nil
    }
    return duration
  }
}
