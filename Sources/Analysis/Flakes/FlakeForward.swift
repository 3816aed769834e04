import RealModule

/// The forward pass of the flake model over one test's sources.
///
/// For each rate of the grid it keeps the weights of "good" and "bad" as plain numbers beside one
/// logarithm, so that a step on a source where every attempt failed is two multiplications and no
/// logarithm. A source that passed leaves "bad" at zero; until the next source that fails throughout
/// only the counts of failures and passes matter, and they are kept as two integers.
struct FlakeForward {
  private let model: FlakeModel
  private var good: [Double]
  private var bad: [Double]
  private var log: [Double]
  /// The logarithms of the sums of good and bad; empty where these have changed.
  private var logSums: [Double] = []
  /// Failures, those right after another one, and passes since `log` was brought up to date.
  private var pendingFailures = 0.0
  private var pendingRepeats = 0.0
  private var pendingPasses = 0.0
  /// What a plain reader would have counted.
  private var seen = SeenFailures()
  /// Whether `bad` is zero throughout.
  private var isKnownGood = false
  private var hasBegun = false
  private var stepsSinceScaling = 0
  /// In so many steps the weights shrink to 1e-200 at worst, well within a number's range.
  private static let stepsPerScaling = 32

  init(_ model: FlakeModel) {
    self.model = model
    let count = model.grid.count
    good = [Double](repeating: 1, count: count)
    bad = [Double](repeating: 0, count: count)
    log = model.grid.logWeights
  }

  mutating func take(_ source: SourceTally) {
    guard source.attempts > 0 else { return }
    if source.isAllFail {
      takeAllFail(source)
    } else {
      if !isKnownGood { becomeGood(source) }
      takeFailures(source)
      pendingPasses += Double(source.attempts - source.failed)
    }
    seen.take(source)
    hasBegun = true
  }

  private mutating func takeFailures(_ source: SourceTally) {
    pendingFailures += Double(source.ownFailures)
    pendingRepeats += Double(source.repeatedFailures)
    guard source.shared > 0, source.ownFailures > 0 else { return }
    // One of the failures may have come from outside.
    pendingFailures -= 1
    for i in log.indices {
      log[i] += .log(model.grid.failsAtFirst(i, shared: Double(source.shared)))
    }
  }

  /// A pass settles that the source is good, whatever went before.
  private mutating func becomeGood(_ source: SourceTally) {
    let b = model.breakage(source)
    logSums = []
    for i in good.indices {
      good[i] =
        hasBegun
        ? good[i] * (1 - b) + bad[i] * (1 - model.priors.persistence)
        : 1 - firstBad(b)
      bad[i] = 0
    }
    isKnownGood = true
  }

  private mutating func takeAllFail(_ source: SourceTally) {
    settle()
    logSums = []
    let failing = model.grid.failsAll(source)
    let b = model.breakage(source)
    let persistence = model.priors.persistence
    if hasBegun {
      for i in good.indices {
        let (g, d) = (good[i], bad[i])
        good[i] = (g * (1 - b) + d * (1 - persistence)) * failing[i]
        bad[i] = g * b + d * persistence
      }
    } else {
      for i in good.indices {
        good[i] = (1 - firstBad(b)) * failing[i]
        bad[i] = firstBad(b)
      }
    }
    isKnownGood = false
    stepsSinceScaling += 1
    if stepsSinceScaling == Self.stepsPerScaling { rescale() }
  }

  private func firstBad(_ b: Double) -> Double { b / (b + 1 - model.priors.persistence) }

  /// Brings `log` up to date with the passes and failures seen on good sources.
  private mutating func settle() {
    guard pendingFailures + pendingRepeats + pendingPasses > 0 else { return }
    let grid = model.grid
    for i in log.indices {
      log[i] +=
        pendingFailures * grid.logRates[i] + pendingRepeats * grid.logRetryRates[i]
        + pendingPasses * grid.logPassRates[i]
    }
    (pendingFailures, pendingRepeats, pendingPasses) = (0, 0, 0)
  }

  private mutating func rescale() {
    logSums = []
    for i in good.indices {
      let sum = good[i] + bad[i]
      log[i] += .log(sum)
      good[i] /= sum
      bad[i] /= sum
    }
    stepsSinceScaling = 0
  }

  /// The posterior of the grid as it stands; it may go on afterwards.
  mutating func posterior() -> RatePosterior {
    settle()
    if logSums.isEmpty { logSums = zip(good, bad).map { .log($0 + $1) } }
    var weights = log
    var top = -Double.infinity
    for i in weights.indices {
      weights[i] += logSums[i]
      top = max(top, weights[i])
    }
    var (total, broken) = (0.0, 0.0)
    for i in weights.indices {
      weights[i] = .exp(weights[i] - top)
      total += weights[i]
      if bad[i] > 0 { broken += weights[i] * (bad[i] / (good[i] + bad[i])) }
    }
    for i in weights.indices { weights[i] /= total }
    return RatePosterior(
      grid: model.grid, weights: weights, pBad: broken / total, seen: seen)
  }

  mutating func estimate() -> FlakeEstimate { posterior().estimate() }
}
