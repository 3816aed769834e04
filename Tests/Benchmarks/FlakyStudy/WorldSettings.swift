import RealModule
import Statistics
import TestSupport

/// A suite and its history as the study makes them up.
struct WorldSettings {
  var name: String
  var tests = 1_000
  var commits = 400
  var flakyShare = 0.16
  var rates = RateSource.measured
  /// Share of commits that break some tests, and share of breaks that fail only half the time.
  var breakShare = 0.05
  var partialShare = 0.1
  /// Share of runs in which the machinery fails, and share of attempts that fail in them.
  var infrastructureShare = 0.005
  var infrastructureFailures = 0.5
  var noise = 1e-5
  /// Attempts after a failure.
  var retries = 2

  static let all = [
    WorldSettings(name: "base"),
    WorldSettings(name: "noisy", noise: 5e-5),
    WorldSettings(
      name: "stress A", flakyShare: 0.05, rates: .beta(0.8, 8), breakShare: 0.2),
    WorldSettings(
      name: "stress B", flakyShare: 0.3, rates: .beta(0.5, 100), breakShare: 0.02,
      infrastructureShare: 0),
  ]
}

/// Where the failure rates of flaky tests come from.
enum RateSource {
  /// The quantiles at 0, 5, … 100 % of the failure rates of 51 flaky tests, measured in 4,000 runs
  /// in suite order each: half of the projects of IDoFT, the International Dataset of Flaky Tests
  /// (tso-iso-rates.csv).
  case measured
  case beta(Double, Double)

  private static let quantiles = [
    0.00025, 0.00025, 0.0005, 0.0005, 0.001, 0.001, 0.0015, 0.002, 0.00475, 0.00937, 0.01225,
    0.01488, 0.01575, 0.01663, 0.019, 0.02063, 0.0235, 0.02513, 0.02725, 0.02962, 0.11075,
  ]

  func draw(_ generator: inout Generator) -> Double {
    let place = generator.uniform()
    switch self {
    case .beta(let a, let b): return BetaDistribution.quantile(place, a: a, b: b)
    case .measured:
      let scaled = place * Double(Self.quantiles.count - 1)
      let index = min(Int(scaled), Self.quantiles.count - 2)
      let share = scaled - Double(index)
      return Self.quantiles[index]
        + share * (Self.quantiles[index + 1] - Self.quantiles[index])
    }
  }
}
