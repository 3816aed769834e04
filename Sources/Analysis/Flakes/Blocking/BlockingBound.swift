import RealModule

/// How many good runs flakes block at the most, as somebody would count who looks at runs: a run is blocked
/// where some test that the source does not break fails all its attempts.
public struct BlockingBound: Sendable {
  /// What each test does from now on, in the order of the tests.
  public private(set) var estimates: [FlakeEstimate] = []
  /// For each test and each level of the dependence of retries: the chances to fail all attempts.
  private var chances: [[Chances]] = []
  private typealias Chances = (mean: SIMD8<Double>, squared: SIMD8<Double>)
  /// How often an attempt fails because the one before did: values that are equally likely.
  private let levels: [Double]
  /// By place where tests failed at first for a cause that they shared: how many did.
  private var shared: [Int32: Int] = [:]
  private var places = 0

  /// From the weighed sources of all tests of a suite.
  public init(_ tests: some Sequence<[SourceTally]>, _ survey: FlakeSurvey) {
    let model = survey.model
    levels = survey.dependence.levels
    let retryRates = levels.map(model.grid.retryRates)
    // Tests that never failed differ only in how often they did not.
    var ofClean: [Int: (FlakeEstimate, [Chances])] = [:]
    for sources in tests {
      places = max(places, sources.last.map { Int($0.position) + 1 } ?? 0)
      let passes =
        sources.allSatisfy(\.isClean) ? sources.reduce(0) { $0 + Int($1.attempts) } : nil
      if let (estimate, known) = passes.flatMap({ ofClean[$0] }) {
        estimates.append(estimate)
        chances.append(known)
        continue
      }
      countShared(sources)
      let posterior = model.posteriorSinceOnset(sources)
      let all = retryRates.map(posterior.failsAll)
      var estimate = posterior.estimate()
      estimate.failsAll = all.reduce(SIMD8()) { $0 + $1.mean } / Double(all.count)
      estimates.append(estimate)
      chances.append(all)
      if let passes { ofClean[passes] = (estimate, all) }
    }
  }

  /// Counts where the test failed with others, those places aside that may break it for good.
  private mutating func countShared(_ sources: [SourceTally]) {
    func isAllFail(_ index: Int) -> Bool {
      sources.indices.contains(index) && sources[index].isAllFail
    }
    for (index, source) in sources.enumerated() where source.shared > 0 && source.firstFailed > 0 {
      let isAlone = source.attempts == 1 && !isAllFail(index - 1) && !isAllFail(index + 1)
      if source.isContradiction || isAlone { shared[source.position, default: 0] += 1 }
    }
  }

  /// The bound on the share of good runs, 0…1, where each test gets so many attempts: it is exceeded with a
  /// probability of 10 %, all that is not known of rates and of retries taken into account.
  public func bound(attempts: (Int) -> Int) -> Double {
    let counts = estimates.indices.map {
      min(max(1, attempts($0)), FlakeEstimate.maximumAttempts)
    }
    let fewest = counts.min() ?? 1
    var (mean, square, variance) = (0.0, 0.0, 0.0)
    for (level, dependence) in levels.enumerated() {
      var expected = sharedBlocks(attempts: fewest, dependence)
      for (test, n) in zip(chances, counts) {
        let chance = test[level].mean[n - 1]
        expected += chance
        variance += max(0, test[level].squared[n - 1] - chance * chance)
      }
      mean += expected
      square += expected * expected
    }
    let count = Double(levels.count)
    mean /= count
    let spread = variance / count + max(0, square / count - mean * mean)
    return -.expMinusOne(-Self.upper(mean: mean, variance: spread))
  }

  /// How many runs are blocked by tests that fail together.
  private func sharedBlocks(attempts: Int, _ dependence: Double) -> Double {
    guard places > 0 else { return 0 }
    let passes = 1 - Double.pow(dependence, attempts - 1)
    return shared.values.sorted().reduce(0) { $0 + 1 - .pow(passes, $1) } / Double(places)
  }

  /// The 90 % quantile of a gamma distribution, by Wilson and Hilferty's cube.
  private static func upper(mean: Double, variance: Double) -> Double {
    guard mean > 0 else { return 0 }
    let part = variance / (9 * mean * mean)
    let root = 1 - part + 1.282 * part.squareRoot()
    return max(mean, mean * root * root * root)
  }
}
