import RealModule
import Statistics

/// A series cut into pieces, each with its robust level.
struct Segments {
  /// Where the pieces begin, and the end.
  let bounds: [Int]
  let levels: [Double]
  /// What the levels leave of each value.
  let residuals: [Double]

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
  }

  /// The robust standard deviation of the residuals within a range of the series.
  func spread(in range: Range<Int>) -> Double {
    var deviations = Array(residuals[range])
    return RobustScale.standardDeviation(ofDeviations: &deviations)
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
    let spread = max(spread(in: residuals.indices), 1e-9)
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
