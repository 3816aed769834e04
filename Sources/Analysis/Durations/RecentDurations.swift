import Statistics

/// What a test usually takes in the newest runs, and whether that grows: as the queries tests and slowest-tests
/// have it.
public struct RecentDurations: Hashable, Sendable {
  /// How many runs of a suite are recent.
  public static let window = 30

  /// How many of the runs measured it.
  public let runs: Int
  /// Microseconds.
  public let median: Int64
  /// The medians of the older and of the newer half of the runs, in microseconds; nil where none measured it.
  public let older: Double?
  public let newer: Double?

  /// Of what a test took in recent runs, oldest first, in microseconds; negative where a run did not measure it.
  /// Nil where none did.
  public init?(_ durations: some RandomAccessCollection<Int64>) {
    func median(_ part: some Collection<Int64>) -> Double? {
      var measured = part.filter { $0 >= 0 }.map(Double.init)
      return measured.isEmpty ? nil : Quantiles.median(reordering: &measured)
    }
    guard let all = median(durations) else { return nil }
    runs = durations.count { $0 >= 0 }
    self.median = Int64(all.rounded())
    older = median(durations.prefix(durations.count / 2))
    newer = median(durations.suffix((durations.count + 1) / 2))
  }
}
