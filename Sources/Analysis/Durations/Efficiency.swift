public import History

/// How much of the CPU time that a parallel run could have used it did use.
public struct Efficiency: Sendable {
  /// User and system time in microseconds.
  public var cpu: Int64
  /// Wall time in microseconds, with that of a build, of which the CPU time is as well.
  public var wall: Int64
  /// The workers that ran the tests, at most the cores that there were; else the cores.
  public var width: Double
  /// Whether `width` is a number of workers.
  public var isByWorkers: Bool

  /// The efficiency of a run; nil where CPU time, wall time or both workers and cores are unknown.
  public init?(of run: RunSummary) {
    guard let user = run.user, let system = run.system, let wall = run.wall?.withBuild, wall > 0
    else { return nil }
    let workers = run.workers.map(Double.init)
    guard let width = workers.map({ min($0, run.cores ?? $0) }) ?? run.cores, width > 0 else {
      return nil
    }
    cpu = user + system
    self.wall = wall
    self.width = width
    isByWorkers = workers.map { $0 == width } ?? false
  }

  /// CPU time in percent of wall time times width.
  public var percent: Double { 100 * Double(cpu) / (Double(wall) * width) }

  /// The time that went unused, in microseconds.
  public var idle: Int64 { max(0, Int64(Double(wall) * width) - cpu) }
}
