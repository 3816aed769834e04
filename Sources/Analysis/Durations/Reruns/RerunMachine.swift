import Statistics

/// How fast the machine was while tests were run again, by tests that are no suspects and were run beside them.
///
/// Re-runs have the machine to themselves more often than not: a slowdown of a third under the load that the run
/// had may be no slower than usual without it. What the controls took tells the difference, which is divided out
/// as the run's own factor is.
public struct RerunMachine: Sendable {
  /// s of each re-run, in order; nil where too few controls took part to know.
  public private(set) var sizeFactors: [Double?] = []
  /// How uncertain each is, as a variance.
  public private(set) var variance = 0.0
  /// What the machine leaves of each execution of a control, as the logarithm of a ratio.
  private var deviations: [Double] = []

  /// Of nothing: the machine is taken to be as fast as in the run.
  public init() {}

  /// `controls`: each with what its re-runs took in seconds, in order.
  public init(controls: [(baseline: TestBaseline, reruns: [Double])]) {
    var deviations: [Double] = []
    for round in 0..<(controls.map(\.reruns.count).max() ?? 0) {
      let ratios = controls.compactMap { control -> Double? in
        guard round < control.reruns.count else { return nil }
        let value = DurationScale.logarithm(ofSeconds: control.reruns[round])
        return value.isNaN ? nil : (value - control.baseline.level) / control.baseline.response
      }
      guard ratios.count >= ControlTests.fewest else {
        sizeFactors.append(nil)
        continue
      }
      let centre = Quantiles.median(of: ratios)
      sizeFactors.append(centre)
      deviations += ratios.map { $0 - centre }
    }
    guard !deviations.isEmpty else { return }
    self.deviations = deviations
    let spread = RobustScale.standardDeviation(ofDeviations: &deviations)
    variance = RobustScale.medianVariance * spread * spread / Double(controls.count)
  }

  /// How often a test that is no slower looks so much slower in one execution, by the controls; nil where nobody knows.
  func share(atLeast effect: Double) -> Double? {
    guard !deviations.isEmpty else { return nil }
    let slow = deviations.count { $0 >= effect }
    return Double(slow + 1) / Double(deviations.count + 2)
  }

  /// s of a re-run, in order; nil where nobody knows.
  func sizeFactor(ofRerun number: Int) -> Double? {
    number < sizeFactors.count ? sizeFactors[number] : nil
  }
}
