import Analysis
import History

/// A level of what changed, in the unit of what it is.
struct ChangeLevel {
  var subject: SuiteChange.Subject
  var value: Double
  /// The steps in which a test's durations were written.
  var resolution = DurationResolution.unknown

  /// `38.3 ms`, `412 ns`, `85.56 %`; as it is where nobody knows the unit.
  var text: String {
    switch subject {
    case .test: resolution.text(Self.whole(value * 1_000_000))
    case .total: Units.duration(Self.whole(value * 1_000_000))
    case .benchmark:
      value < 1_000_000
        ? Self.nanoseconds(value) : Units.duration(Self.whole(value / 1000))
    case .coverage: Units.percent(value)
    case .series: Self.significant(value)
    }
  }

  /// A ratio to this level, where it says something.
  func ratio(_ ratio: Double?) -> Double? {
    switch subject {
    case .test: resolution.ratio(ratio, to: Self.whole(value * 1_000_000))
    case .total, .benchmark: value > 0 ? ratio : nil
    case .coverage, .series: ratio
    }
  }

  /// The same in a document.
  var json: JSON {
    switch subject {
    case .test, .total: .integer(Self.whole(value * 1_000_000))
    case .benchmark: .number(value / 1000)
    case .coverage, .series: .number(value)
    }
  }

  private static func nanoseconds(_ value: Double) -> String {
    value < 1000 ? "\(significant(value)) ns" : "\(significant(value / 1000)) µs"
  }

  /// Four digits and no more than are known.
  private static func significant(_ value: Double) -> String {
    let decimals =
      switch abs(value) {
      case ..<1: 4
      case ..<10: 3
      case ..<100: 2
      case ..<1000: 1
      default: 0
      }
    return Units.decimal(value, decimals: decimals)
  }

  private static func whole(_ value: Double) -> Int64 {
    abs(value) < 9e18 ? Int64(value.rounded()) : 0
  }
}
