import History
import Statistics

/// How tests hold each other up for want of cores.
///
/// A test keeps a core busy for a share of its time. Workers whose shares come to more cores than there are take
/// turns, and all of it takes longer by that much.
struct Contention {
  /// The share, 0…1, of what a test takes where it has a core to itself; nil where CPU time was not measured.
  let cpuShare: Double?

  /// Of what the workers could do at most, from where on they must have waited for each other.
  private static let saturation = 0.9

  init(_ runs: [TimedRun]) {
    let shares = runs.compactMap(Self.share)
    cpuShare = shares.isEmpty ? nil : Quantiles.median(of: shares)
  }

  private static func share(_ timed: TimedRun) -> Double? {
    guard let user = timed.run.user, let system = timed.run.system, let cores = timed.run.cores
    else { return nil }
    let busy = timed.tests.reduce(0) { $0 + $1.total }
    guard busy > 0 else { return nil }
    let share = min(1, (Double(user) + Double(system)) / Double(busy))
    let workers = Double(max(1, timed.run.workers ?? 1))
    // What took all the cores that there were would have taken more of them.
    return share * workers >= saturation * cores && workers > cores ? 1 : share
  }

  /// How much longer all of it takes on so many workers.
  static func stretch(cpuShare: Double?, workers: Int, cores: Double?) -> Double {
    guard let cpuShare, let cores, cores > 0 else { return 1 }
    return max(1, Double(workers) * cpuShare / cores)
  }

  /// The run as it would have been with a core for each worker.
  func unstretched(_ timed: TimedRun) -> TimedRun {
    let stretch = Self.stretch(
      cpuShare: cpuShare, workers: timed.run.workers ?? 1, cores: timed.run.cores)
    guard stretch > 1 else { return timed }
    func shrunk(_ time: Int64) -> Int64 { Int64(Double(time) / stretch) }
    var timed = timed
    timed.tests = timed.tests.map { entry in
      var entry = entry
      // When it began stays: only the time from there on is of the test.
      entry.total = shrunk(entry.total)
      entry.setup = entry.setup.map(shrunk)
      entry.teardown = entry.teardown.map(shrunk)
      return entry
    }
    return timed
  }
}
