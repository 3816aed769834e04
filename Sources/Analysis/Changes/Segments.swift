import RealModule
import Statistics

/// A series cut into pieces, each with its robust level.
struct Segments {
  /// Where the pieces begin, and the end.
  let bounds: [Int]
  let levels: [Double]
  /// What the levels leave of each value.
  let residuals: [Double]
  /// The robust standard deviation of the residuals.
  let spread: Double

  init(of y: [Double], changes: [Int], sigma: Double) {
    var scratch: [Double] = []
    var levels: [Double] = []
    var residuals: [Double] = []
    residuals.reserveCapacity(y.count)
    bounds = [0] + changes + [y.count]
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      scratch.removeAll(keepingCapacity: true)
      scratch.append(contentsOf: y[start..<end])
      let level = RobustLocation.skippedMean(
        of: y[start..<end], from: Quantiles.median(reordering: &scratch),
        radius: StepSegmentation.outlierRadius * sigma, rounds: 10)
      levels.append(level)
      for i in start..<end { residuals.append(y[i] - level) }
    }
    self.levels = levels
    self.residuals = residuals
    spread = RobustScale.standardDeviation(ofDeviations: &residuals)
  }

  /// The segments with those values apart that stay far from their level, on one side, for long:
  /// no outliers but a level of their own.
  func withFarRuns(of y: [Double], _ sigma: Double) -> Segments {
    var segments = self
    for _ in 0..<2 {
      let changes = segments.bounds.dropFirst().dropLast()
      let more = segments.endsOfFarRuns(sigma).filter { end in
        end > 0 && end < y.count && changes.allSatisfy { abs($0 - end) > 1 }
      }
      if more.isEmpty { break }
      segments = Segments(of: y, changes: Set(changes + more).sorted(), sigma: sigma)
    }
    return segments
  }

  /// Where runs of four or more residuals beyond six standard deviations begin and end.
  private func endsOfFarRuns(_ sigma: Double) -> [Int] {
    let limit = 6 * max(sigma, spread)
    var ends: [Int] = []
    var start = 0
    while start < residuals.count {
      let isHigh = residuals[start] > 0
      var end = start
      while end < residuals.count, abs(residuals[end]) > limit, (residuals[end] > 0) == isHigh {
        end += 1
      }
      if end - start >= 4 { ends += [start, end] }
      start = max(end, start + 1)
    }
    return ends
  }

  /// How good the cut is, the smaller the better, and how much neighbouring residuals resemble
  /// each other (their autocorrelation, 0 to 0.95).
  ///
  /// n·ln S + 1.25·J·ln n for J changes, where S is the root mean square of the innovations of
  /// the winsorised residuals as an autoregressive process of order 1: slow drift of a machine is
  /// then cheaper than many changes (the criterion of Yao, "Estimating the number of change-points
  /// via Schwarz' criterion", Statistics & Probability Letters 6, 1988, with autoregression).
  func criterion() -> (value: Double, autocorrelation: Double) {
    let n = Double(residuals.count)
    let spread = max(spread, 1e-9)
    let z = residuals.map { min(max($0 / spread, -3), 3) }
    var (products, squares) = (0.0, 0.0)
    for i in 1..<z.count {
      products += z[i] * z[i - 1]
      squares += z[i - 1] * z[i - 1]
    }
    let ρ = min(max(products / max(squares, 1e-9), 0), 0.95)
    var innovations = z[0] * z[0] * (1 - ρ * ρ)
    for i in 1..<z.count {
      let innovation = z[i] - ρ * z[i - 1]
      innovations += innovation * innovation
    }
    let rms = max((innovations / n).squareRoot() * spread, 1e-12)
    return (n * .log(rms) + 1.25 * Double(levels.count - 1) * .log(n), ρ)
  }
}

extension Segments {
  /// The root mean square of the differences of neighbouring residuals as the standard deviation of
  /// one value, winsorised so that one outlier in fourteen values does not count. Where it is far above
  /// the robust one, the noise is a mixture.
  var roughness: Double {
    var differences = zip(residuals, residuals.dropFirst()).map { abs($1 - $0) }
    let count = Double(2 * differences.count)
    let limit = Quantiles.quantile(0.85, reordering: &differences)
    let squares = differences.reduce(0) { $0 + min($1, limit) * min($1, limit) }
    return (squares / count).squareRoot()
  }
}
