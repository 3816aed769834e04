import RealModule
import Statistics

/// The scale on which the levels of a series are compared.
enum SeriesScale {
  /// Levels are compared by their ratio: logarithms, after something was added to each value.
  case ratio(offset: Double)
  /// Where there are values of zero or less there is no ratio, and levels are compared by their
  /// difference, in units of what the values are usually away from zero.
  case plain(unit: Double)

  /// That of a series; values that are not finite are missing.
  init(of values: [Double], offset: Double) {
    let finite = values.filter(\.isFinite)
    if finite.allSatisfy({ $0 + offset > 0 }) {
      self = .ratio(offset: offset)
    } else {
      self = .plain(unit: Quantiles.median(of: finite.map(abs).filter { $0 > 0 }))
    }
  }

  /// A value on the scale; nil where it is missing.
  func position(of value: Double) -> Double? {
    guard value.isFinite else { return nil }
    switch self {
    case .ratio(let offset): return .log(value + offset)
    case .plain(let unit): return unit > 0 ? value / unit : 0
    }
  }

  /// How far apart two positions are in the unit of the series.
  func distance(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .ratio: abs(Double.exp(a) - .exp(b))
    case .plain(let unit): unit > 0 ? abs(a - b) * unit : 0
    }
  }
}
