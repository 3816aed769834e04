/// How a runner spreads tests over its workers.
public enum Distribution: String, CaseIterable, Sendable {
  /// Those of pytest-xdist, as `--dist` has them.
  case load, worksteal, loadscope, loadfile
  /// One test after the other, one file or package after the other, to whoever is free.
  case tests, files
}
