import RealModule
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
  /// How slow each execution of a control was, the machine's factor divided out.
  private var executions: [Execution] = []

  private struct Execution {
    var lost: TimeLost
    /// Whether that is more than the control does in nine of ten runs.
    var isUnusual: Bool

    /// `effect`: the logarithm of what the control took over what was expected.
    init(_ baseline: TestBaseline, effect: Double) {
      lost = TimeLost(effect, beyond: baseline)
      isUnusual = effect > baseline.upperDecile
    }
  }

  /// Of nothing: the machine is taken to be as fast as in the run.
  public init() {}

  /// `controls`: each with what its re-runs took in seconds, in order.
  public init(controls: [(baseline: TestBaseline, reruns: [Double])]) {
    var deviations: [Double] = []
    for round in 0..<(controls.map(\.reruns.count).max() ?? 0) {
      let known = controls.compactMap { control -> (baseline: TestBaseline, ratio: Double)? in
        guard round < control.reruns.count else { return nil }
        let value = DurationScale.logarithm(ofSeconds: control.reruns[round])
        let baseline = control.baseline
        return value.isNaN ? nil : (baseline, (value - baseline.level) / baseline.response)
      }
      let ratios = known.map(\.ratio)
      guard ratios.count >= ControlTests.fewest else {
        sizeFactors.append(nil)
        continue
      }
      let centre = Quantiles.median(of: ratios)
      sizeFactors.append(centre)
      deviations += ratios.map { $0 - centre }
      executions += known.map { Execution($0.baseline, effect: $0.ratio - centre) }
    }
    guard !deviations.isEmpty else { return }
    let spread = RobustScale.standardDeviation(ofDeviations: &deviations)
    variance = RobustScale.medianVariance * spread * spread / Double(controls.count)
  }

  /// How often a test that is no slower loses so much in one execution, by the controls; nil where nobody knows.
  ///
  /// A pause that doubles a short test is nothing to a long control: so what was slower than usual counts by its
  /// seconds too, and not by its ratio alone.
  func share(atLeast lost: TimeLost) -> Double? {
    guard !executions.isEmpty else { return nil }
    let slow = executions.count {
      $0.lost.effect >= lost.effect
        || $0.isUnusual && $0.lost.extraSeconds >= lost.extraSeconds
    }
    return Double(slow + 1) / Double(executions.count + 2)
  }

  /// s of a re-run, in order; nil where nobody knows.
  func sizeFactor(ofRerun number: Int) -> Double? {
    number < sizeFactors.count ? sizeFactors[number] : nil
  }
}
