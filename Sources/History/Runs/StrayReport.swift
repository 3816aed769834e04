/// What shows that the report of a run is none of its source, so that nothing of that was measured.
public enum StrayReport: Hashable, Sendable {
  /// It is that of a run of another source, byte for byte.
  case copied(from: RunKey, commit: String?)
  /// It is older than the commit.
  case older
}
