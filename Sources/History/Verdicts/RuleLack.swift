/// What a rule lacks that judged nothing.
public enum RuleLack: Hashable, Sendable {
  /// So many earlier runs of the trunk.
  case earlierRuns(Int)
  /// Nobody asked for it, or the run has nothing of the kind.
  case use
  /// Runs on a machine as fast as this one: what differs may be the machine.
  case machine

  /// How many earlier runs are lacking; nil where it is something else.
  public var runs: Int? { if case .earlierRuns(let count) = self { count } else { nil } }
}
