/// What the gate says of a run.
public enum Verdict: String, CaseIterable, Sendable {
  case pass
  case fail
  /// More attempts would settle it.
  case inconclusive
  /// There is nothing, or not all, to judge.
  case noData = "no-data"
}
