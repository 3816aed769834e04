import Statistics

/// How far the slow tests of a usual run stand out. More workers than free cores, or a neighbour on the machine, make
/// a few tests much slower and leave the middle of the suite as it is: that is the run's load.
struct RunTails: Hashable, Sendable {
  /// The t that one test of twenty, of forty, and of a hundred exceeds in a usual run.
  private let usual: [Double]

  private static let shares = [0.95, 0.975, 0.99]
  /// A share tells a run's tail where so many tests are beyond it: fewer may have become slower.
  private static let enoughBeyond = 3.0
  /// How many of the newest runs tell what is usual. A loaded one among them is not.
  private static let newest = 5

  /// Takes the t of tests in each run, the oldest first.
  init(_ scores: [[Double]]) {
    let newest = scores.suffix(Self.newest).filter { !$0.isEmpty }
    usual = Self.shares.map { share in
      newest.isEmpty ? 0 : Quantiles.median(of: newest.map { Quantiles.quantile(share, of: $0) })
    }
  }

  /// How many times the usual tail a run's may be, at least 1: by the share that tells of the most.
  func load(_ scores: [Double]) -> Double { max(1, factors(scores).max() ?? 1) }

  /// How many times the usual tail a run's is for sure, at least 1: by the share that tells of the least.
  func certainLoad(_ scores: [Double]) -> Double { max(1, factors(scores).min() ?? 1) }

  private func factors(_ scores: [Double]) -> [Double] {
    zip(Self.shares, usual).map { share, usual in
      usual > 0 && Double(scores.count) * (1 - share) >= Self.enoughBeyond
        ? Quantiles.quantile(share, of: scores) / usual : 1
    }
  }
}
