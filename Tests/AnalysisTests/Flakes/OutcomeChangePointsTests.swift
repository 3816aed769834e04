import RealModule
import Testing

@testable import Analysis

/// Histories and expected results are those by which LUCI Analysis checks its own implementation.
struct OutcomeChangePointsTests {
  private let lenient = OutcomeChangePoints(
    firstAttempts: .init(alpha: 0.05, beta: 0.5), changeProbability: 0.01)

  struct Example: Sendable {
    var positions: [Int]
    var runs: [Int]
    var failed: [Int]
    var retried: [Int]?
    var failedAfterRetry: [Int]?
    /// Positions at which new behaviour begins.
    var splits: [Int]
    var interval: ClosedRange<Int>?

    var history: [OutcomeCounts] {
      positions.indices.map {
        OutcomeCounts(
          position: positions[$0], runs: runs[$0], failed: failed[$0],
          retried: retried?[$0] ?? 0, failedAfterRetry: failedAfterRetry?[$0] ?? 0)
      }
    }
  }

  private static func twos(_ count: Int) -> [Int] { [Int](repeating: 2, count: count) }

  static let examples: [Example] = [
    Example(
      positions: Array(1...6), runs: [2, 2, 1, 1, 2, 2], failed: [0, 0, 0, 1, 2, 2], splits: [4],
      interval: 2...5),
    Example(
      positions: Array(1...6), runs: [2, 2, 1, 1, 2, 2], failed: [0, 0, 1, 1, 2, 2], splits: [3]),
    Example(
      positions: [1, 1, 2, 2, 2, 2], runs: [3, 3, 1, 2, 3, 3], failed: [0, 0, 0, 2, 3, 3],
      splits: [2], interval: 2...2),
    Example(
      positions: Array(1...14), runs: [2, 2, 3, 2, 3, 1, 1, 2, 2, 3, 2, 3, 2, 2],
      failed: [0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 2, 3, 0, 0], splits: [6, 13]),
    Example(
      positions: Array(1...16), runs: twos(16),
      failed: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], splits: [7], interval: 3...9),
    Example(
      positions: Array(1...18), runs: twos(18),
      failed: [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2], splits: [9]),
    Example(positions: Array(1...8), runs: twos(8), failed: [0, 0, 0, 0, 0, 0, 0, 0], splits: []),
    Example(positions: Array(1...8), runs: twos(8), failed: twos(8), splits: []),
    Example(positions: Array(1...8), runs: twos(8), failed: [1, 0, 1, 0, 0, 1, 0, 2], splits: []),
    Example(
      positions: Array(1...8), runs: twos(8), failed: twos(8), retried: twos(8),
      failedAfterRetry: [0, 0, 0, 0, 2, 2, 2, 2], splits: [5], interval: 4...6),
    Example(
      positions: Array(1...8), runs: twos(8), failed: twos(8), retried: twos(8),
      failedAfterRetry: twos(8), splits: []),
    Example(
      positions: [1, 2, 3, 5, 5, 5, 7, 7], runs: [3, 3, 3, 1, 3, 3, 3, 3],
      failed: [3, 3, 3, 1, 3, 3, 3, 3], retried: [3, 3, 3, 1, 3, 3, 3, 3],
      failedAfterRetry: [3, 3, 3, 1, 0, 0, 0, 1], splits: [5]),
  ]

  @Test(arguments: examples)
  func `histories split where LUCI splits them`(_ example: Example) {
    let found = lenient.find(in: example.history)
    #expect(found.map(\.position) == example.splits)
    if let interval = example.interval, let first = found.first {
      #expect(first.earliest == interval.lowerBound)
      #expect(first.latest == interval.upperBound)
    }
  }

  @Test func `intervals hold where no split would be made`() {
    func interval(_ example: Example) -> ClosedRange<Int> {
      let (earliest, latest) = lenient.interval(example.history[...])
      return earliest...latest
    }
    #expect(
      interval(
        Example(
          positions: Array(1...16), runs: Self.twos(16),
          failed: [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2], splits: [])) == 3...13)
    #expect(
      interval(
        Example(
          positions: [90, 100, 200, 210], runs: [5, 5, 5, 5], failed: [0, 0, 5, 5], splits: [])
      ) == 101...200)
  }

  @Test(arguments: [
    (0, 1, 0.625), (1, 1, 0.375), (0, 2, 0.5208333), (1, 2, 0.2083333 / 2), (0, 4, 0.428317),
    (4, 4, 0.193198),
  ])
  func `sequences are as likely as LUCI has them`(failed: Int, runs: Int, expected: Double) {
    let prior = OutcomeChangePoints().firstAttempts
    #expect(abs(Double.exp(prior.logLikelihood(failed: failed, of: runs)) - expected) < 1e-6)
  }

  @Test func `after a hundred passes two failures are no change and three are`() {
    func history(_ failures: Int) -> [OutcomeCounts] {
      (0..<100 + failures).map { OutcomeCounts(position: $0, runs: 1, failed: $0 < 100 ? 0 : 1) }
    }
    let finder = OutcomeChangePoints()
    #expect(abs((finder.bestSplit(history(2)[...])?.gain ?? 0) - 8.87) < 0.005)
    #expect(abs((finder.bestSplit(history(3)[...])?.gain ?? 0) - 12.47) < 0.005)
    #expect(finder.find(in: history(2)) == [])
    #expect(finder.find(in: history(3)).map(\.position) == [100])
  }

  @Test(arguments: [(5, 13), (10, 6), (20, 4), (50, 3), (200, 2)])
  func `so many failures in a row end so many passes`(passes: Int, failures: Int) {
    func count(_ failures: Int) -> Int {
      OutcomeChangePoints().find(
        in: (0..<passes + failures).map {
          OutcomeCounts(position: $0, runs: 1, failed: $0 < passes ? 0 : 1)
        }
      ).count
    }
    #expect(count(failures - 1) == 0)
    #expect(count(failures) == 1)
  }

  @Test func `a history that alternates ten thousand times ends`() {
    let history = (0..<10_000).map {
      OutcomeCounts(position: $0, runs: 1, failed: ($0 / 50) % 2)
    }
    #expect(OutcomeChangePoints().find(in: history).count == 199)
    #expect(OutcomeChangePoints().find(in: []) == [])
  }
}
