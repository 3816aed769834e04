/// How an attempt came to be. The raw values are those of the store and never change.
///
/// A test's attempts in a run are in order; one with the mode `suite` begins a new execution, the
/// others repeat the execution before them.
public enum AttemptMode: UInt8, CaseIterable, Sendable {
  /// The suite ran the test in its turn.
  case suite = 0
  /// The runner repeated it at once, in the same process.
  case retry = 1
  /// It was run once more in a process of its own, with other tests (`record --attempt-of`).
  case rerun = 2
  /// It was run alone.
  case isolated = 3
}
