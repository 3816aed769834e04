import RealModule
import Statistics

/// What the machine had to do with the durations of some runs.
///
/// On the scale of `DurationScale` a duration is y = m + b·s + e: the test's level m, the run's size
/// factor s, the test's response b to the machine, and the residual e. The size factor is the robust
/// centre of the tests' ratios to their levels, as sequencing depth is normalised in genomics (Anders
/// and Huber, "Differential expression analysis for sequence count data", Genome Biology 11, 2010).
/// The responses are slopes shrunk towards 1 by empirical Bayes.
public struct MachineModel: Sendable {
  /// Fewer tests than this say nothing of the machine; nothing is normalised then.
  public static let minimumAnchors = 30

  /// m: each test's median on the logarithmic scale, NaN where it has no duration at all.
  public internal(set) var levels: [Double]
  /// b: by how much each test follows the machine; 1 is exactly.
  public internal(set) var responses: [Double]
  /// The variance of each response.
  public internal(set) var responseVariances: [Double]
  /// The noise of each test about its line of level and response; nil where no line is known.
  public internal(set) var noise: [ModeratedScale?]
  /// s: the logarithm of each run's factor; 0 is the median run, greater is slower. 0 as well for a
  /// run with too few anchors.
  public internal(set) var sizeFactors: [Double]
  /// The tests that the size factors rest on.
  public internal(set) var isAnchor: [Bool]
}

extension MachineModel {
  /// Fits the model to durations in seconds.
  public init(fitting seconds: TestsByRuns) {
    var logarithms = seconds
    logarithms.transform(DurationScale.logarithm(ofSeconds:))
    self.init(fittingLogarithms: logarithms, mayHaveSteps: false)
  }

  /// Fits the model to durations on the logarithmic scale.
  ///
  /// `mayHaveSteps`: whether the runs are so many that tests changed their level for good in them.
  init(fittingLogarithms logarithms: TestsByRuns, mayHaveSteps: Bool) {
    var fit = MachineFit(logarithms, mayHaveSteps: mayHaveSteps)
    fit.iterate()
    self = fit.model
  }

  /// s of another run with one duration in seconds, or NaN, for each test; nil where fewer than
  /// `minimumAnchors` anchors ran.
  public func sizeFactor(ofRun seconds: [Double]) -> Double? {
    var ratios: [Double] = []
    for (test, duration) in seconds.enumerated() where isAnchor[test] {
      let ratio = residual(ofSeconds: duration, test: test, sizeFactor: 0) / responses[test]
      if ratio.isFinite { ratios.append(ratio) }
    }
    guard ratios.count >= Self.minimumAnchors else { return nil }
    return Self.sizeFactor(ofRatios: ratios)
  }

  /// The run's factor by the durations themselves, which is what people are told: `exp(s)` is less where tests
  /// are tiny, as 2 ms are added to each.
  func plainFactor(ofRun seconds: [Double]) -> Double {
    let ratios = seconds.indices.compactMap { test -> Double? in
      let level = DurationScale.seconds(ofLogarithm: levels[test])
      guard isAnchor[test], seconds[test] > 0, level > 0 else { return nil }
      return .log(seconds[test] / level) / responses[test]
    }
    return ratios.isEmpty ? 1 : .exp(Self.sizeFactor(ofRatios: ratios.filter(\.isFinite)))
  }

  /// s from the logarithms of the ratios of durations to their levels.
  static func sizeFactor(ofRatios ratios: [Double]) -> Double {
    var scratch: [Double] = []
    return RobustLocation.centre(of: ratios, scratch: &scratch)
  }

  /// What level and machine leave of one test's durations in the runs that the model was fitted to, as
  /// ratios; NaN where there is no duration.
  ///
  /// `level`: by which one; nil for the model's own.
  public func residualRatios(of seconds: TestsByRuns, test: Int, by level: TestBaseline? = nil)
    -> [Double]
  {
    (0..<seconds.runs).map { run in
      let (took, factor) = (seconds[test, run], sizeFactors[run])
      return .exp(
        level.map { effect(ofSeconds: took, by: $0, sizeFactor: factor) }
          ?? residual(ofSeconds: took, test: test, sizeFactor: factor))
    }
  }

  /// The logarithms of one test's durations in the runs that have one, with the machine divided out; `without`:
  /// runs to leave out.
  func values(of seconds: TestsByRuns, test: Int, without left: [Int] = []) -> [Double] {
    values(ofDurations: seconds.values(ofTest: test), test: test, without: left)
  }

  /// The same of durations by run.
  func values(ofDurations seconds: some Collection<Double>, test: Int, without left: [Int] = [])
    -> [Double]
  {
    var values: [Double] = []
    values.reserveCapacity(seconds.count)
    for (run, duration) in seconds.enumerated() where !left.contains(run) {
      let y = DurationScale.logarithm(ofSeconds: duration) - responses[test] * sizeFactors[run]
      if !y.isNaN { values.append(y) }
    }
    return values
  }

  /// e: what level and machine leave of a duration, on the logarithmic scale.
  public func residual(ofSeconds seconds: Double, test: Int, sizeFactor: Double) -> Double {
    DurationScale.logarithm(ofSeconds: seconds) - levels[test] - responses[test] * sizeFactor
  }

  /// The same beside the level that the test is judged by, which of a test of two levels is the upper one.
  func effect(ofSeconds seconds: Double, by baseline: TestBaseline, sizeFactor: Double) -> Double {
    DurationScale.logarithm(ofSeconds: seconds) - baseline.level - baseline.response * sizeFactor
  }
}
