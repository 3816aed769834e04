import RealModule

/// The scale on which durations are compared: logarithms, as machines and code make tests slower by
/// factors. 2 ms are added first, which damps the noise of tiny tests.
public enum DurationScale {
  public static let offset = 0.002

  /// ln(d + 2 ms); NaN for a duration that is missing, negative or infinite.
  public static func logarithm(ofSeconds seconds: Double) -> Double {
    seconds >= 0 && seconds < .infinity ? .log(seconds + offset) : .nan
  }

  /// The duration of which this is the logarithm.
  public static func seconds(ofLogarithm logarithm: Double) -> Double { .exp(logarithm) - offset }

  /// How many times some seconds others are; of less than a tick of common timers nobody knows.
  public static func ratio(of seconds: Double, to expected: Double) -> Double {
    seconds / max(expected, tick)
  }

  private static let tick = 0.000_1
}
