/// The steps in which durations were written, learnt from the durations themselves.
///
/// `go test` writes hundredths of a second, others milliseconds or whole seconds. A duration of one step and less
/// may have been anything up to it, so that nothing is so many times as long.
public struct DurationResolution: Hashable, Sendable {
  /// Microseconds; 0 where the durations show no steps.
  public let step: Int64

  /// The steps that writers of reports have.
  private static let steps: [Int64] = [1_000_000, 10_000, 1_000]
  /// So few durations may be round by chance.
  private static let fewest = 8

  /// `durations`: microseconds.
  public init(of durations: some Sequence<Int64>) {
    var count = 0
    var fits = Self.steps
    var isSmall = false
    for duration in durations where duration >= 0 {
      count += 1
      fits.removeAll { duration % $0 != 0 }
      guard let step = fits.first else { break }
      // Were nothing near the step, round durations would say nothing of it.
      isSmall = isSmall || duration <= step
    }
    step = count >= Self.fewest && isSmall ? fits.first ?? 0 : 0
  }

  /// Durations that show no steps.
  public static let unknown = DurationResolution(of: [Int64]())

  /// Whether of a duration in microseconds no more is known than that it is this short: the machine divided out,
  /// one step may be a little more. Nothing is so many times as long; neither is it as long as nothing, or less.
  public func hides(_ duration: Int64) -> Bool { duration <= 0 || duration < step / 2 * 3 }

  /// A duration as people read it: `under 10 ms`.
  public func text(_ duration: Int64) -> String {
    guard step > 0, hides(duration) else { return Units.duration(duration) }
    return step < 1_000_000 ? "under \(step / 1000) ms" : "under \(step / 1_000_000) s"
  }

  /// A ratio to a duration, where it says something.
  public func ratio(_ ratio: Double?, to duration: Int64) -> Double? {
    hides(duration) ? nil : ratio
  }
}
