import History
import RealModule
import Statistics

/// What goes by before the first test begins and after the last one ended, in microseconds: starting, importing and
/// collecting, which every worker does for itself.
public struct StartUp: Sendable {
  /// By the number of workers: what was measured.
  private var measured: [(workers: Int, time: Double)] = []
  private let cores: Double?

  init(_ runs: [TimedRun], _ suite: PlannedSuite) {
    cores = runs.last?.run.cores
    measured = runs.compactMap { timed in
      guard let wall = timed.run.wall, wall.origin != .sum else { return nil }
      // A sum of strangers' times stops at the greatest number, to which nothing can be added.
      let whole = min(wall.microseconds, 1 << 53)
      let sequences = timed.sequences
      let starts = timed.tests.compactMap(\.start)
      let ends = timed.tests.compactMap { entry in entry.start.map { $0 + entry.total } }
      let workers = max(1, timed.run.workers ?? 1)
      if let first = starts.min(), let last = ends.max(), !sequences.isEmpty {
        return (workers, Double(max(0, whole - (last - first))))
      }
      guard workers == 1 else { return nil }
      let all = timed.tests.reduce(0) { $0 + $1.total }
      return (workers, Double(max(0, whole - all)))
    }
  }

  /// The standard deviation of its logarithm from run to run.
  public var spread: Double {
    let logarithms = measured.filter { $0.time > 0 }
      .map { Double.log($0.time / Double(max(1, time(workers: $0.workers)))) }
    let count = Double(logarithms.count)
    guard count > 1 else { return Self.usualSpread }
    let variance = logarithms.reduce(0) { $0 + $1 * $1 } / (count - 1)
    let widened = variance.squareRoot() * (1 + 1 / count).squareRoot()
    return min(1, max(Self.leastSpread, widened * StudentT.widening(degreesOfFreedom: count - 1)))
  }

  private static let usualSpread = 0.2
  /// Between two runs there is always another page to read from disk.
  private static let leastSpread = 0.05
  /// Of a number of workers that was never measured.
  public static let guessed = 0.15

  /// Whether so many workers were measured.
  public func isMeasured(workers: Int) -> Bool { measured.contains { $0.workers == workers } }

  /// Whether anything was measured of it.
  public var isKnown: Bool { !measured.isEmpty }

  /// The median of what was measured with so many workers, else what follows from the nearest number of them.
  ///
  /// Workers start side by side: more of them than cores take turns.
  public func time(workers: Int) -> Int64 {
    let same = measured.filter { $0.workers == workers }
    if !same.isEmpty { return Int64(Quantiles.median(of: same.map(\.time))) }
    guard
      let nearest = measured.map(\.workers).min(by: {
        (abs($0 - workers), $0) < (abs($1 - workers), $1)
      })
    else { return 0 }
    let known = Quantiles.median(of: measured.filter { $0.workers == nearest }.map(\.time))
    return Int64(min(9e15, known * turns(workers) / turns(nearest)))
  }

  /// A worker's part of the start-up beside the controller's, which starts once and alone.
  private func turns(_ workers: Int) -> Double {
    guard workers > 1 else { return 1 }
    let queue = max(1, Double(workers) / max(1, cores ?? Double(workers)))
    return Self.controller + (1 - Self.controller) * queue * Self.parallel
  }

  /// The controller's share of the start-up of one process, and what a worker takes beside it.
  private static let controller = 0.4
  private static let parallel = 1.4
}
