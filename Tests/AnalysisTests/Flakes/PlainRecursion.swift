import RealModule

@testable import Analysis

/// The forward recursion as the textbook has it, one step a source, for comparison.
struct PlainRecursion {
  private let model: FlakeModel

  init(_ model: FlakeModel) { self.model = model }

  func run(_ sources: [SourceTally]) -> (pFlaky: Double, rate: Double, pBad: Double) {
    let grid = model.grid
    let stays = model.priors.persistence
    var good = [Double](repeating: 0, count: grid.count)
    var bad = good
    for (index, source) in sources.enumerated() {
      let b = source.isTrunk ? model.priors.trunkBreakage : model.priors.pullRequestBreakage
      var total = 0.0
      for i in good.indices {
        if index == 0 {
          let weight = Double.exp(grid.logWeights[i])
          let first = b / (b + 1 - stays)
          (good[i], bad[i]) = (weight * (1 - first), weight * first)
        } else {
          (good[i], bad[i]) = (
            good[i] * (1 - b) + bad[i] * (1 - stays), good[i] * b + bad[i] * stays
          )
        }
        let passed = Double(source.attempts - source.failed)
        good[i] *= Double.exp(
          Double(source.failed) * grid.logRates[i] + passed * grid.logPassRates[i])
        if !source.isAllFail { bad[i] = 0 }
        total += good[i] + bad[i]
      }
      for i in good.indices {
        good[i] /= total
        bad[i] /= total
      }
    }
    let flaky = good.indices.dropFirst()
    let pFlaky = flaky.reduce(0) { $0 + good[$1] + bad[$1] }
    let rate = flaky.reduce(0) { $0 + (good[$1] + bad[$1]) * grid.rates[$1] } / pFlaky
    return (pFlaky, rate, bad.reduce(0, +))
  }
}
