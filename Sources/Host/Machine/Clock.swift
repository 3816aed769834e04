public import History
import Platform

/// The clocks of this machine.
public enum Clock {
  /// What time it is.
  public static func now() -> Instant { Instant(microseconds: read(CLOCK_REALTIME)) }

  /// Microseconds since some moment, by a clock that nobody sets.
  public static func monotonic() -> Int64 { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }
}
