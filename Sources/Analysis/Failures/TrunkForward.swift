import RealModule

/// Whether the trunk is broken for a test, and how often the test fails unless it is, by what the trunk and other
/// branches saw.
///
/// The two states of `FlakeModel`, for the trunk alone: its own sources carry good into bad and back, and once
/// between two of them it may break unseen, which other branches then see. Another branch is a witness that may have broken the test itself, and that may have begun before the trunk did. So one
/// branch that fails throughout says little, and one that passes speaks for the trunk without clearing it.
struct TrunkForward {
  /// So many branches do not have what the trunk broke last.
  private static let olderBranches = 0.3

  private let model: FlakeModel
  /// By rate of the grid: how likely it is, and that the trunk is good, or bad.
  private var good: [Double]
  private var bad: [Double]
  private var hasBegun = false
  /// Whether a branch was seen since the trunk was: then it may have broken unseen.
  private var isBetween = false

  init(_ model: FlakeModel) {
    self.model = model
    let priors = model.priors
    let broken = priors.trunkBreakage / (priors.trunkBreakage + 1 - priors.persistence)
    good = model.grid.logWeights.map { .exp($0) * (1 - broken) }
    bad = model.grid.logWeights.map { .exp($0) * broken }
  }

  mutating func take(_ source: SourceTally) {
    guard source.attempts > 0 else { return }
    let chances = chances(source)
    if source.isTrunk { takeTrunk(source, chances) } else { takeBranch(source, chances) }
    isBetween = !source.isTrunk
    let sum = good.reduce(0, +) + bad.reduce(0, +)
    guard sum > 0 else { return }
    for i in good.indices {
      good[i] /= sum
      bad[i] /= sum
    }
  }

  private mutating func takeTrunk(_ source: SourceTally, _ chances: [Double]) {
    let (breakage, persistence) = (model.priors.trunkBreakage, model.priors.persistence)
    for i in good.indices {
      let (g, b) = (good[i], bad[i])
      let (stillGood, nowBad) =
        hasBegun
        ? (g * (1 - breakage) + b * (1 - persistence), g * breakage + b * persistence) : (g, b)
      good[i] = stillGood * chances[i]
      bad[i] = source.isAllFail ? nowBad : 0
    }
    hasBegun = true
  }

  private mutating func takeBranch(_ source: SourceTally, _ chances: [Double]) {
    let broken = model.priors.pullRequestBreakage
    let older = Self.olderBranches
    for i in good.indices where !isBetween {
      bad[i] += good[i] * model.priors.trunkBreakage
      good[i] *= 1 - model.priors.trunkBreakage
    }
    for i in good.indices {
      let chance = (source.isAllFail ? broken : 0) + (1 - broken) * chances[i]
      good[i] *= chance
      bad[i] *= older * chance + (source.isAllFail ? 1 - older : 0)
    }
  }

  /// By rate: how likely a good source shows this.
  private func chances(_ source: SourceTally) -> [Double] {
    let grid = model.grid
    let passes = Double(source.attempts - source.failed)
    guard source.failed > 0 else { return grid.logPassRates.map { .exp(passes * $0) } }
    var failing = source
    failing.attempts = source.failed
    let failed = grid.failsAll(failing)
    return passes == 0
      ? failed : failed.indices.map { failed[$0] * .exp(passes * grid.logPassRates[$0]) }
  }

  /// Probability that the trunk is broken as it stands.
  var pBad: Double { bad.reduce(0, +) }

  /// By rate: how likely it is where the trunk is good.
  var ratesOfGood: [Double] {
    let sum = good.reduce(0, +)
    return sum > 0 ? good.map { $0 / sum } : good
  }

  /// The expected rate of the test, if it is flaky.
  var rateOfFlaky: Double {
    let all = zip(good, bad).map { $0 + $1 }
    let sum = all.dropFirst().reduce(0, +)
    guard sum > 0 else { return 0 }
    return zip(all, model.grid.rates).dropFirst().reduce(0) { $0 + $1.0 * $1.1 } / sum
  }
}
