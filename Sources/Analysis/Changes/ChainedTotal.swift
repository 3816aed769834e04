import Statistics

/// What a suite's tests take together, run after run, as if every run had the tests of the newest.
enum ChainedTotal {
  /// Seconds on the median machine by the probe; NaN for a run without one, or with less than half of
  /// the tests of the run before.
  ///
  /// As in a price index, each run is compared with the one before by the tests that both have, and
  /// the ratios are multiplied back from the newest run: tests that come and go change nothing. Where
  /// most tests are others than before, the past before it is not comparable.
  static func seconds(of matrix: TestsByRuns, probes: [Double?]) -> [Double] {
    var totals = [Double](repeating: .nan, count: matrix.runs)
    var links: [(run: Int, sum: Double, sumBefore: Double)] = []
    for run in 0..<matrix.runs {
      let sums = Sums(matrix, of: run, after: links.last?.run)
      if sums.isSound {
        links.append((run, sums.now, sums.before))
      } else if sums.isAnotherSuite {
        links = [(run, 1, 1)]
      }
    }
    var level = links.last.map { Sums(matrix, of: $0.run, after: nil).now } ?? .nan
    for link in links.reversed() {
      totals[link.run] = level
      level *= link.sumBefore / link.sum
    }
    let known = probes.compactMap(\.self).filter { $0 > 0 }
    let usual = Quantiles.median(of: known)
    return zip(totals, probes).map { total, probe in
      guard let probe, probe > 0 else { return .nan }
      return total * usual / probe
    }
  }

  /// What the tests that two runs share took in each of them.
  private struct Sums {
    var now = 0.0
    var before = 0.0
    /// Whether at least half of the earlier tests are there.
    var isSound: Bool
    /// Whether there are as many, but other ones.
    var isAnotherSuite: Bool

    init(_ matrix: TestsByRuns, of run: Int, after earlier: Int?) {
      var (shared, known, present) = (0, 0, 0)
      for test in 0..<matrix.tests {
        let seconds = matrix[test, run]
        let old = earlier.map { matrix[test, $0] } ?? seconds
        if !old.isNaN { known += 1 }
        if !seconds.isNaN { present += 1 }
        guard !seconds.isNaN, !old.isNaN else { continue }
        shared += 1
        now += seconds
        before += old
      }
      isSound = now > 0 && before > 0 && 2 * shared >= known
      isAnotherSuite = !isSound && present > 0 && 2 * present >= known
    }
  }
}
