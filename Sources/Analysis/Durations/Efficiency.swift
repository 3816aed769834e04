public import History

/// How busy a parallel run kept what it ran on.
public struct Efficiency: Sendable {
  /// What was measured of the run.
  public enum Measure: Hashable, Sendable {
    /// The time that tests took on each worker, of the time from the first start to the last end.
    case workers
    /// CPU time, of wall time times cores, both with a build that ran first.
    case cpu
  }

  public var measure: Measure
  /// Microseconds that tests took on the workers, or of CPU time.
  public var used: Int64
  /// Microseconds that there were: of one worker or core.
  public var span: Int64
  /// How many workers or cores there were.
  public var width: Double

  /// By the workers' own time where the report tells who ran what and when, else by CPU time; nil where neither
  /// is known.
  public init?(of run: RunSummary, workers: [WorkerTime]) {
    if let busy = Self(workers, atLeast: run.workers ?? 1) {
      self = busy
    } else if let user = run.user, let system = run.system, let wall = run.wall,
      wall.origin != .option, wall.withBuild > 0, let width = Self.cores(of: run), width > 0
    {
      // CPU time was measured of the command, and says nothing of a time that somebody names instead.
      self.init(measure: .cpu, used: user + system, span: wall.withBuild, width: width)
    } else {
      return nil
    }
  }

  private init(measure: Measure, used: Int64, span: Int64, width: Double) {
    self.measure = measure
    self.used = used
    self.span = span
    self.width = width
  }

  /// Nil where nothing is known of workers, or where a worker did two things at once: then the name stands for
  /// several, as in the parts of a run on several machines.
  private init?(_ workers: [WorkerTime], atLeast count: Int) {
    guard let start = workers.map(\.start).min(), let end = workers.map(\.end).max(), end > start,
      workers.allSatisfy({ Double($0.busy) <= 1.02 * Double($0.end - $0.start) })
    else { return nil }
    self.init(
      measure: .workers, used: workers.reduce(0) { $0 + $1.busy }, span: end - start,
      width: Double(max(workers.count, count)))
  }

  /// The cores that the run could use; those beyond its workers were of no use to it.
  private static func cores(of run: RunSummary) -> Double? {
    guard let workers = run.workers.map(Double.init) else { return run.cores }
    return min(workers, run.cores ?? workers)
  }

  /// What was used, in percent of what there was.
  public var percent: Double { 100 * Double(used) / (Double(span) * width) }

  /// The time that went unused, in microseconds.
  public var idle: Int64 { max(0, Int64(min(9e15, Double(span) * width)) - used) }

  /// How many tests ran at a time on average, by the time that all of them took; nil where it is not known.
  public func testsAtOnce(taking tests: Int64, in wall: WallTime?) -> Double? {
    guard measure == .cpu, let wall, wall.origin != .sum, tests > 0 else { return nil }
    return Double(tests) / Double(wall.microseconds)
  }
}
