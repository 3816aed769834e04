public import History

/// How a command spreads its tests over workers.
public struct CommandWorkers: Hashable, Sendable {
  /// Nil for as many as there are cores.
  public var workers: Int?
  public var distribution: Distribution
  /// As `--maxschedchunk` of pytest-xdist has it.
  public var mostAtOnce: Int?
}
