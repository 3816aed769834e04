/// Of what a rule's loss can be taken on purpose.
public enum AcceptanceScope: Sendable {
  case test
  case run
  /// Of tests that are named, else of all that the run lost.
  case lostTests
}
