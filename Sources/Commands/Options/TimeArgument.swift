import ArgumentParser
import History
import Store

/// A bound of time on the command line: an ISO time or the beginning of one, or how far it lies before
/// the suite's newest run (`30d`, `2w`).
enum TimeArgument: ExpressibleByArgument, Hashable {
  case iso(String)
  /// Microseconds.
  case back(Int64)

  private static let units: [Character: Int64] = [
    "h": 3_600_000_000, "d": 86_400_000_000, "w": 604_800_000_000,
  ]

  init?(argument: String) {
    if let unit = argument.last.flatMap({ Self.units[$0] }) {
      guard let count = Int64(argument.dropLast()), (0...100_000).contains(count) else {
        return nil
      }
      self = .back(count * unit)
    } else if let text = Self.beginning(argument) {
      self = .iso(text)
    } else if argument.count > 10, let instant = Instant(iso8601: argument) {
      self = .iso(Instant(microseconds: instant.microseconds / 1_000_000 * 1_000_000).iso8601)
    } else {
      return nil
    }
  }

  /// The text where it is the beginning of an ISO time in UTC: `2026`, `2026-03`, … to the second.
  private static func beginning(_ argument: String) -> String? {
    let text = String(argument.map { $0 == " " ? "T" : $0 })
    let whole = "2000-01-01T00:00:00"
    guard [4, 7, 10, 16, 19].contains(text.count),
      Instant(iso8601: text + whole.dropFirst(text.count)) != nil
    else { return nil }
    return text
  }

  /// The beginning of an ISO time, as queries take it.
  ///
  /// `suite`: the suite whose newest run `30d` counts back from; nil for the newest of all.
  func text(in history: HistoryStore, suite: String?) throws -> String {
    switch self {
    case .iso(let text): return text
    case .back(let distance):
      let newest = try history.newestStart(ofSuite: suite)
      return Instant(microseconds: ((newest?.microseconds ?? 0) - distance) / 1_000_000 * 1_000_000)
        .iso8601
    }
  }
}
