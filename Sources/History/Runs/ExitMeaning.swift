/// What the exit code of a test command says. The raw values are those of the store and never change.
public enum ExitMeaning: String, CaseIterable, Sendable {
  /// All is well: 0.
  case passed
  /// The code that this command gives when tests failed; a failed test explains it.
  case testsFailed = "tests-failed"
  /// No test was there to run.
  case noTests = "no-tests"
  /// The run was cut short by a person, a signal or a time limit.
  case interrupted
  /// Something that no failed test explains.
  case other
}
