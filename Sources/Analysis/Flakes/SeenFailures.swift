/// What a plain reader would count of a test: how many of its attempts failed, those on sources that
/// break it left out.
///
/// A single source on which every attempt failed counts once a later one passed; longer stretches are
/// taken for breaks.
struct SeenFailures {
  private var failed = 0
  private var attempts = 0
  private var firstFailed = 0
  private var firstAttempts = 0
  private var waiting: SourceTally?
  private var stretch = 0

  mutating func take(_ source: SourceTally) {
    if source.isAllFail {
      waiting = source
      stretch += 1
      return
    }
    if stretch == 1, attempts > 0, let waiting { count(waiting) }
    stretch = 0
    count(source)
  }

  /// The shares of all attempts and of the first ones that failed, in order; nil where none did.
  var shares: ClosedRange<Double>? {
    guard failed > 0, firstAttempts > 0 else { return nil }
    let all = Double(failed) / Double(attempts)
    let first = Double(firstFailed) / Double(firstAttempts)
    return min(all, first)...max(all, first)
  }

  private mutating func count(_ source: SourceTally) {
    failed += Int(source.failed)
    attempts += Int(source.attempts)
    firstFailed += Int(source.firstFailed)
    firstAttempts += Int(source.firstAttempts)
  }
}
