/// What a rule lacks that judged nothing.
public enum RuleLack: Hashable, Sendable {
  /// So many earlier runs of the trunk.
  case earlierRuns(Int)
  /// Nobody asked for it, or the run has nothing of the kind.
  case use
}
