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
  /// Share of runs in which 3 to 8 tests fail at first for a cause of their own.
  var smallOutages = 0.0
  /// Share of runs on a loaded machine, where tests that fail at all fail three times as often.
  var loadedShare = 0.0
  /// How often an attempt fails because the one right before it did.
  var retryDependence = 0.0
  /// Whether three quarters of the flaky tests fail in clusters.
  var hasClusters = true
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

  /// Suites of a shop's size, in which one thing after the other goes wrong.
  static let promises: [WorldSettings] = [0.1, 0.02].flatMap { share in
    [RateSource.measured, .spread].flatMap { rates in
      let plain = WorldSettings(
        name: "\(share == 0.1 ? "10" : "2") % \(rates.name)", tests: 400, commits: 200,
        flakyShare: share, rates: rates, breakShare: 0, infrastructureShare: 0,
        hasClusters: false)
      func with(_ what: String, _ change: (inout WorldSettings) -> Void) -> WorldSettings {
        var other = plain
        other.name += ", " + what
        change(&other)
        return other
      }
      return [
        plain, with("no retries") { $0.retries = 0 },
        with("small outages") { $0.smallOutages = 0.03 },
        with("small outages, no retries") { ($0.smallOutages, $0.retries) = (0.03, 0) },
        with("correlated retries") { $0.retryDependence = 0.5 },
        with("both") { ($0.smallOutages, $0.retryDependence) = (0.03, 0.5) },
        with("clusters") { $0.hasClusters = true },
        with("load") { $0.loadedShare = 0.3 },
        with("noise 1e-4") { $0.noise = 1e-4 }, with("breaks") { $0.breakShare = 0.02 },
      ]
    }
  }
}

/// Where the failure rates of flaky tests come from.
enum RateSource {
  /// The quantiles at 0, 5, … 100 % of the failure rates of 51 flaky tests, measured in 4,000 runs
  /// in suite order each: half of the projects of IDoFT, the International Dataset of Flaky Tests
  /// (tso-iso-rates.csv).
  case measured
  case beta(Double, Double)
  /// From 0.1 to 30 %, each order of magnitude as likely as the others.
  case spread

  var name: String {
    switch self {
    case .measured: "measured"
    case .beta: "beta"
    case .spread: "spread"
    }
  }

  private static let quantiles = [
    0.00025, 0.00025, 0.0005, 0.0005, 0.001, 0.001, 0.0015, 0.002, 0.00475, 0.00937, 0.01225,
    0.01488, 0.01575, 0.01663, 0.019, 0.02063, 0.0235, 0.02513, 0.02725, 0.02962, 0.11075,
  ]

  func draw(_ generator: inout Generator) -> Double {
    let place = generator.uniform()
    switch self {
    case .beta(let a, let b): return BetaDistribution.quantile(place, a: a, b: b)
    case .spread: return 0.001 * .pow(300, place)
    case .measured:
      let scaled = place * Double(Self.quantiles.count - 1)
      let index = min(Int(scaled), Self.quantiles.count - 2)
      let share = scaled - Double(index)
      return Self.quantiles[index]
        + share * (Self.quantiles[index + 1] - Self.quantiles[index])
    }
  }
}
