import TestSupport
import Testing

/// What is mistyped is an error that offers what may have been meant; never an empty answer.
struct TypoTests {
  /// What is typed, the exit code, and what is offered.
  private static let typed: [(words: [String], code: Int32, meant: String)] = [
    (["select", "--state", "helthy"], 64, "did you mean healthy?"),
    (["changes", "--test", "rebuild_catlog"], 66, "test_rebuild_catalog?"),
    (["tests", "rebuild_catlog"], 66, "test_rebuild_catalog?"),
    (["slowest", "--test", "test_rebuild_catalgo"], 66, "test_rebuild_catalog?"),
    (["trend", "--test", "test_rebuild_catalgo"], 66, "test_rebuild_catalog?"),
    (["failures", "--test", "test_rebuild_catalgo"], 66, "test_rebuild_catalog?"),
    (["show", "test_rebuild_catalgo"], 66, "test_rebuild_catalog?"),
    (["trend", "--class", "tests.unit.test_mony"], 66, "tests.unit.test_money"),
    (["trend", "--file", "tests/unit/test_crat.py"], 66, "tests/unit/test_cart.py"),
    (["trend", "--where", "db=sqlte"], 66, "no run has the label db=sqlte"),
    (["runs", "--branch", "mian"], 66, "did you mean main?"),
    (["tests", "--branch", "mian"], 66, "did you mean main?"),
    (["workers", "--branch", "mian"], 66, "did you mean main?"),
    (["coverage", "--branch", "mian"], 66, "did you mean main?"),
    (["history", "test_rebuild_catalog", "--branch", "mian"], 66, "did you mean main?"),
    (["compare", "mian", "latest"], 66, "did you mean main?"),
    (["flaky", "--suite", "ful"], 66, "did you mean full?"),
    (["show", "test_rebuild_catalog", "--suite", "ful"], 66, "did you mean full?"),
    (["plan", "--suite", "ful"], 66, "did you mean full?"),
    (["split", "--shards", "2", "--suite", "ful"], 66, "did you mean full?"),
    (["select", "--failed", "--suite", "ful"], 66, "did you mean full?"),
    (["explain", "latest", "--suite", "ful"], 66, "did you mean full?"),
    (["gate", "--run", "latst"], 66, "did you mean latest?"),
    (["explain", "failres"], 66, "did you mean failures?"),
    (["accept", "--rule", "coverage-dorp", "--why", "x"], 64, "did you mean coverage-drop"),
    (["query", "slowest-test"], 64, "did you mean slowest-tests?"),
    (["query", "tests", "--param", "tst=x"], 64, "did you mean test?"),
    (["runs", "shw"], 64, "did you mean runs show"),
    (["quarantine", "lst"], 64, "did you mean quarantine list"),
    (["help", "slwest"], 64, "did you mean slowest?"),
    (["pytest", "-q"], 64, "laptime run -- pytest -q"),
    (["baseline", "unpin", "relase"], 64, "no baseline is called relase"),
  ]

  @Test func `each has its exit code and the nearest names`() throws {
    let sandbox = try RecordedHistory.sandbox()
    for (words, code, meant) in Self.typed {
      let result = try sandbox.run([TestTools.laptime] + words)
      #expect(result.code == code, "\(words): \(result.output)\(result.errors)")
      #expect(result.errors.contains(meant), "\(words): \(result.errors)")
      #expect(result.output.isEmpty, "\(words): \(result.output)")
    }
  }

  @Test func `a suite that never ran has no data for the gate, which names those that did`() throws
  {
    let result = try RecordedHistory.sandbox().laptime("gate", "--suite", "ful")
    #expect(
      result.code == 3 && result.output.contains("some of full"), "\(result.output)")
  }
}
