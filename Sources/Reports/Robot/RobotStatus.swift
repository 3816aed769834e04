import History

/// A `status` element of Robot Framework: seconds and ISO times since version 7, two local times before.
struct RobotStatus {
  let word: String
  let start: Instant?
  let end: Instant?
  let elapsed: Int64?

  init(_ attributes: XMLAttributes, _ seconds: inout SecondsReader, _ warnings: inout WarningTally)
  {
    func value(_ name: StaticString) -> String? { attributes[name]?.string(upTo: 64) }
    let start =
      value("start").flatMap { Instant(reported: $0) } ?? value("starttime").flatMap(Self.instant)
    word = value("status") ?? ""
    self.start = start
    guard let elapsed = attributes["elapsed"] else {
      end = value("endtime").flatMap(Self.instant)
      self.elapsed = Self.elapsed(from: start, to: end)
      return
    }
    let duration = seconds.duration(elapsed, &warnings)
    self.elapsed = duration
    end = start.flatMap { start in
      duration.map { Instant(microseconds: start.microseconds &+ $0) }
    }
  }

  private static func elapsed(from start: Instant?, to end: Instant?) -> Int64? {
    guard let start, let end else { return nil }
    return end.microseconds &- start.microseconds
  }

  /// `20210319 11:34:50.085`; `N/A` is nil.
  private static func instant(_ text: String) -> Instant? {
    let digits = Array(text)
    guard digits.count > 9, digits[8] == " " else { return nil }
    let date = "\(String(digits[..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))"
    return Instant(reported: "\(date)T\(String(digits[9...]))")
  }
}
