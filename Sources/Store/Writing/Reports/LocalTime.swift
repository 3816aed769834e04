import History
import Platform

/// The time zone of this machine.
enum LocalTime {
  /// How many microseconds its clock is ahead of UTC at a moment.
  static func offset(at moment: Instant) -> Int64 {
    var seconds = time_t(moment.microseconds / 1_000_000)
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return 0 }
    return Int64(parts.tm_gmtoff) * 1_000_000
  }
}
