import Analysis
import History

/// A level of what changed, in the unit of what it is.
struct ChangeLevel {
  var subject: SuiteChange.Subject
  var value: Double

  /// `38.3 ms`, `412 ns`, `85.56 %`; as it is where nobody knows the unit.
  var text: String {
    switch subject {
    case .test, .total: Units.duration(Self.whole(value * 1_000_000))
    case .benchmark:
      value < 1_000_000
        ? Self.nanoseconds(value) : Units.duration(Self.whole(value / 1000))
    case .coverage: Units.percent(value)
    case .series: Self.significant(value)
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
