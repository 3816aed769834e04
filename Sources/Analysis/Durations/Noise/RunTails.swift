import Statistics

/// How far the slow tests of a usual run stand out. More workers than free cores, or a neighbour on the machine, make
/// a few tests much slower and leave the middle of the suite as it is: that is the run's load.
struct RunTails: Hashable, Sendable {
  /// The t that one test of twenty, of forty, and of a hundred exceeds in a usual run.
  private let usual: [Double]

  private static let shares = [0.95, 0.975, 0.99]
  /// A load that makes a few tests very slow makes one of ten somewhat slower, whose t is this many times less: where
  /// hardly more tests stand out than those few, they are what became slower.
  private static let wider = 0.9
  private static let narrowest = 3.0
  private let usualOfWider: Double
  /// A share tells a run's tail where so many tests are beyond it: fewer may have become slower.
  private static let enoughBeyond = 3.0
  /// How many of the newest runs tell what is usual. A loaded one among them is not.
  private static let newest = 5

  /// Takes the t of tests in each run, the oldest first.
  init(_ scores: [[Double]]) {
    let newest = scores.suffix(Self.newest).filter { !$0.isEmpty }
    func height(_ share: Double) -> Double {
      newest.isEmpty ? 0 : Quantiles.median(of: newest.map { Quantiles.quantile(share, of: $0) })
    }
    usual = Self.shares.map(height)
    usualOfWider = height(Self.wider)
  }

  /// How many times the usual tail a run's may be, at least 1: by the share that tells of the most.
  func load(_ scores: [Double]) -> Double {
    let most = Self.narrowest * max(1, factor(Self.wider, usualOfWider, scores))
    return max(1, min(factors(scores).max() ?? 1, most))
  }

  /// How many times the usual tail a run's is for sure, at least 1: by the share that tells of the least.
  func certainLoad(_ scores: [Double]) -> Double { max(1, factors(scores).min() ?? 1) }

  private func factors(_ scores: [Double]) -> [Double] {
    zip(Self.shares, usual).map { factor($0, $1, scores) }
  }

  private func factor(_ share: Double, _ usual: Double, _ scores: [Double]) -> Double {
    usual > 0 && Double(scores.count) * (1 - share) >= Self.enoughBeyond
      ? Quantiles.quantile(share, of: scores) / usual : 1
  }
}
