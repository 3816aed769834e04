public import History

extension RunHistory {
  /// Whether the run is of the trunk as it was committed: changes that nobody committed are somebody's own.
  public var isOfTrunkCommit: Bool { run.branch == trunk && !run.isDirty }
}
