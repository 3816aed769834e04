import RealModule
import Statistics

/// The fit of a `MachineModel`: levels, size factors and responses in turn, three times.
///
/// O(tests × runs) a round; what a round needs is allocated once.
struct MachineFit {
  private(set) var model: MachineModel
  private let logarithms: TestsByRuns
  private let mayHaveSteps: Bool
  private var knowsFactor: [Bool]
  private var scratch: [Double] = []
  private var deviations: [Double] = []
  private var slopes: [WeightedMedian.Item] = []
  private var points: [(s: Double, y: Double)] = []

  private static let rounds = 3
  /// Responses are not estimated from fewer runs or differences than these.
  private static let minimumRuns = 8
  private static let minimumDifferences = 5
  /// An anchor takes at least 10 ms, where there are enough of that kind.
  private static let anchorSeconds = 0.010
  private static let enoughAnchors = 50

  /// `mayHaveSteps`: whether many tests may have changed their level for good in these runs, perhaps all
  /// at once; that would bend lines through them.
  init(_ logarithms: TestsByRuns, mayHaveSteps: Bool) {
    self.logarithms = logarithms
    self.mayHaveSteps = mayHaveSteps
    let tests = logarithms.tests
    model = MachineModel(
      levels: Array(repeating: .nan, count: tests),
      responses: Array(repeating: 1, count: tests),
      responseVariances: Array(repeating: 0, count: tests),
      noise: Array(repeating: nil, count: tests),
      sizeFactors: Array(repeating: 0, count: logarithms.runs),
      isAnchor: Array(repeating: false, count: tests))
    knowsFactor = Array(repeating: false, count: logarithms.runs)
  }

  mutating func iterate() {
    fitLevels()
    chooseAnchors()
    guard model.isAnchor.contains(true) else { return }
    for round in 1...Self.rounds {
      fitSizeFactors()
      if round < Self.rounds, logarithms.runs >= Self.minimumRuns { fitResponses() }
      fitLevels()
    }
    guard logarithms.runs < Self.minimumRuns, !mayHaveSteps else { return }
    let variance = Self.usualSpread * Self.usualSpread
    model.responseVariances = Array(repeating: variance, count: logarithms.tests)
  }

  /// Tests that are in at least half of the runs, if possible those that are not tiny.
  private mutating func chooseAnchors() {
    let steady = (0..<logarithms.tests).filter { test in
      let present = logarithms.values(ofTest: test).count { !$0.isNaN }
      return present >= 2 && 2 * present >= logarithms.runs
    }
    let threshold = DurationScale.logarithm(ofSeconds: Self.anchorSeconds)
    let large = steady.filter { model.levels[$0] >= threshold }
    let anchors = large.count >= Self.enoughAnchors ? large : steady
    guard anchors.count >= MachineModel.minimumAnchors else { return }
    for test in anchors { model.isAnchor[test] = true }
  }

  private mutating func fitLevels() {
    for test in 0..<logarithms.tests {
      scratch.removeAll(keepingCapacity: true)
      for (y, s) in zip(logarithms.values(ofTest: test), model.sizeFactors) where !y.isNaN {
        scratch.append(y - model.responses[test] * s)
      }
      model.levels[test] = Quantiles.median(reordering: &scratch)
    }
  }

  private mutating func fitSizeFactors() {
    for run in 0..<logarithms.runs {
      scratch.removeAll(keepingCapacity: true)
      for test in 0..<logarithms.tests where model.isAnchor[test] {
        let y = logarithms[test, run]
        if !y.isNaN { scratch.append((y - model.levels[test]) / model.responses[test]) }
      }
      knowsFactor[run] = scratch.count >= MachineModel.minimumAnchors
      model.sizeFactors[run] =
        knowsFactor[run] ? RobustLocation.centre(of: scratch, scratch: &deviations) : 0
    }
    let known = zip(model.sizeFactors, knowsFactor).filter(\.1).map(\.0)
    let middle = Quantiles.median(of: known)
    for run in 0..<logarithms.runs where knowsFactor[run] { model.sizeFactors[run] -= middle }
  }

  /// Each test's slope against the machine, shrunk towards 1 by as much as it is uncertain:
  /// b = 1 + w(b̂ − 1), w = τ²/(τ² + v), where τ² is how much the anchors' slopes really differ.
  private mutating func fitResponses() {
    var raw = Array(repeating: Double.nan, count: logarithms.tests)
    var variances = raw
    if mayHaveSteps { compareNeighbours(&raw, &variances) } else { drawLines(&raw, &variances) }
    let anchors = raw.indices.filter { model.isAnchor[$0] && !raw[$0].isNaN }
    guard !anchors.isEmpty else { return }
    let spread = RobustScale.standardDeviation(of: anchors.map { raw[$0] })
    let noise = Quantiles.median(of: anchors.map { variances[$0] })
    let τ² = variance(seen: spread * spread - noise, noise, anchors.count)
    for test in raw.indices {
      let isKnown = !raw[test].isNaN
      let w = isKnown && τ² > 0 ? τ² / (τ² + variances[test]) : 0
      model.responses[test] = isKnown ? min(max(1 + w * (raw[test] - 1), 0.2), 3) : 1
      model.responseVariances[test] = isKnown ? w * variances[test] : τ²
    }
  }

  /// How much the slopes of tests may differ, as a standard deviation, where runs on one machine cannot tell.
  private static let usualSpread = 0.2

  /// τ² by what the slopes of so many anchors show and by what is usual, each as far as it is known, and no better
  /// known than that: where the machine was always the same, nothing tells how tests will follow another one.
  private func variance(seen: Double, _ noise: Double, _ anchors: Int) -> Double {
    guard !mayHaveSteps else { return max(seen, 0) }
    let usual = Self.usualSpread * Self.usualSpread
    let error = noise * (2 / Double(anchors) / RobustScale.efficiency).squareRoot()
    let (known, expected) = (1 / (error * error), 1 / (usual * usual))
    let both = (max(seen, 0) * known + usual * expected) / (known + expected)
    return max(both, min(usual, error))
  }

  /// The slopes by the differences between consecutive runs alone, with their variances.
  private mutating func compareNeighbours(_ raw: inout [Double], _ variances: inout [Double]) {
    let spreads = moderatedSpreads()
    for test in raw.indices {
      guard let gain = gatherSlopes(ofTest: test) else { continue }
      raw[test] = WeightedMedian.median(reordering: &slopes)
      variances[test] = RobustScale.medianVariance * spreads[test] * spreads[test] * gain
    }
  }

  /// The slopes of lines through the runs, which is far more precise, with their variances.
  private mutating func drawLines(_ raw: inout [Double], _ variances: inout [Double]) {
    let spreads = moderatedSpreads()
    let lines = raw.indices.map { test -> ResponseLine? in
      guard gatherSlopes(ofTest: test) != nil else { return nil }
      return ResponseLine(
        through: points, from: WeightedMedian.median(reordering: &slopes), spread: spreads[test])
    }
    let typical = Quantiles.median(of: lines.compactMap { $0?.noise })
    for (test, line) in lines.enumerated() {
      guard let line else { continue }
      let noise = ModeratedScale(
        ownVariance: line.noise, degreesOfFreedom: line.degreesOfFreedom, typicalVariance: typical)
      model.noise[test] = noise
      raw[test] = line.slope
      variances[test] = line.gain * noise.variance
    }
  }

  /// Fills `points` with the runs of the test and `slopes` from the differences between consecutive
  /// ones, which a lasting change of its level does not bias, and returns the variance of their
  /// weighted mean for noise of variance 1; nil where there are too few.
  ///
  /// Two differences share the noise of the run between them: that of run r counts with the
  /// difference of s before it less the difference after it.
  private mutating func gatherSlopes(ofTest test: Int) -> Double? {
    slopes.removeAll(keepingCapacity: true)
    points.removeAll(keepingCapacity: true)
    var (squares, noise, lastStep) = (0.0, 0.0, 0.0)
    var last: (y: Double, s: Double)?
    for (run, y) in logarithms.values(ofTest: test).enumerated()
    where !y.isNaN && knowsFactor[run] {
      let s = model.sizeFactors[run]
      if let last {
        let step = abs(s - last.s) > 1e-3 ? s - last.s : 0
        if step != 0 {
          slopes.append(WeightedMedian.Item(value: (y - last.y) / step, weight: abs(step)))
        }
        squares += step * step
        noise += (lastStep - step) * (lastStep - step)
        lastStep = step
      }
      last = (y, s)
      points.append((s, y))
    }
    noise += lastStep * lastStep
    return slopes.count >= Self.minimumDifferences ? noise / (squares * squares) : nil
  }

  /// The robust standard deviation of each test's residuals, moderated by that of all.
  private mutating func moderatedSpreads() -> [Double] {
    let own = (0..<logarithms.tests).map { residualSpread(ofTest: $0) }
    let typical = Quantiles.median(of: own.filter { !$0.isNaN })
    return own.indices.map { test in
      let runs = logarithms.values(ofTest: test).count { !$0.isNaN }
      return ModeratedScale(own: own[test], typical: typical, runs: runs).variance.squareRoot()
    }
  }

  private mutating func residualSpread(ofTest test: Int) -> Double {
    scratch.removeAll(keepingCapacity: true)
    for (y, s) in zip(logarithms.values(ofTest: test), model.sizeFactors) where !y.isNaN {
      scratch.append(y - model.responses[test] * s - model.levels[test])
    }
    return RobustScale.standardDeviation(ofDeviations: &scratch) + 1e-6
  }
}
