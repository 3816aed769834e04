import RealModule
import Statistics

/// Tells places of the history at which more tests began to fail than chance explains: they had one
/// cause, such as a port in use or a slow disk, and say little of each test.
///
/// Tests that fail elsewhere too are no surprise: a group that fails together again and again is flaky, and
/// only what cannot be told from healthy otherwise makes an event.
enum SharedFailures {
  /// Fewer tests at once are no event, however rarely they fail.
  private static let fewestTests = 3
  /// Of the places that are taken for events so many may be none.
  private static let falseDiscoveries = 0.2

  /// By place the chance that a healthy test failed there; 0 where there was no event.
  ///
  /// `surprises`: how many tests began to fail at each place that seem healthy by all else they did.
  /// `known`: what was found before; those places do not say how many surprises are usual. `executed`: how
  /// many first attempts there were.
  static func chances(surprises: [Double], known: [Float], executed: [Int]) -> [Float] {
    let usual = surprises.indices.filter { known[$0] == 0 && executed[$0] > 0 }
    let mean = usual.reduce(0) { $0 + surprises[$1] } / Double(max(1, usual.count))
    let pValues = surprises.map { count in
      let tests = Int(count.rounded())
      return tests >= fewestTests ? upperTail(tests, mean: mean) : 1
    }
    let adjusted = FalseDiscoveryRate.adjusted(pValues)
    return surprises.indices.map { place in
      guard adjusted[place] <= falseDiscoveries, executed[place] > 0 else { return 0 }
      return Float(min(0.99, max(0, surprises[place] - mean) / Double(executed[place])))
    }
  }

  /// P(X ≥ count) of a Poisson distribution.
  static func upperTail(_ count: Int, mean: Double) -> Double {
    guard count > 0 else { return 1 }
    guard mean > 0 else { return 0 }
    var (k, sum) = (Double(count), 0.0)
    var term = Double.exp(k * .log(mean) - mean - .logGamma(k + 1))
    // Below the mean the terms rise first.
    while term > 0, k < mean || term > 1e-12 * sum {
      sum += term
      k += 1
      term *= mean / k
    }
    return min(1, sum)
  }
}
