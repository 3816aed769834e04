import Foundation
import TestSupport
import Testing

/// Each line of the plan of a team whose suite is too slow, by its words, with the program that is to serve it.
struct TeamPlanTests {
  /// Records a run of tests that took so many milliseconds; a name with `!` failed.
  private func record(
    _ times: [String: Int], in sandbox: Sandbox, commit: String = "aaaaaaaaaaaa",
    _ options: String...
  ) throws {
    let cases = times.sorted { $0.key < $1.key }.map { name, time in
      let failure = name.hasSuffix("!") ? #"<failure message="wrong"/>"# : ""
      let called = name.filter { $0 != "!" }
      return
        #"<testcase classname="tests.test_a" name="\#(called)" time="\#(Double(time) / 1000)">\#(failure)</testcase>"#
    }
    try sandbox.write(
      #"<testsuite name="pytest" tests="\#(times.count)">\#(cases.joined())</testsuite>"#,
      to: "junit.xml")
    let result = try sandbox.run(
      [TestTools.laptime, "record", "junit.xml", "--commit", commit, "--branch", "main"] + options)
    #expect(result.code == 0, "\(result.errors)")
  }

  /// What a rule says of the newest run: its status and what was measured.
  private func rule(_ name: String, in sandbox: Sandbox, suite: String = "full") throws -> (
    status: String?, actual: Double?
  ) {
    let result = try sandbox.laptime("gate", "--suite", suite, "--format", "json")
    let rules = try document(result.output)["rules"] as? [[String: Any]] ?? []
    let rule = rules.first { $0["rule"] as? String == name }
    return (rule?["status"] as? String, (rule?["actual"] as? NSNumber)?.doubleValue)
  }

  @Test func `the pre-optimisation baseline is captured, and CI time is reduced by 60 %`() throws {
    let sandbox = Sandbox()
    try record(["test_a": 300], in: sandbox, commit: "aaaaaaaaaaaa", "--wall", "300s")
    #expect(try sandbox.laptime("baseline", "pin", "before", "--improve", "60%").code == 0)
    for (wall, status) in [("200s", "fail"), ("119s", "pass")] {
      for run in 1...3 {
        try record(["test_a": 100], in: sandbox, commit: "\(run)bbbbbbbb\(wall)", "--wall", wall)
      }
      #expect(try rule("improvement", in: sandbox).status == status)
    }
  }

  @Test(arguments: [
    ("unit", "29s", "31s"), ("integration", "89s", "91s"), ("full", "119s", "121s"),
  ])
  func `unit takes less than 30 s, integration less than 90 s, full less than 2 min`(
    suite: String, short: String, long: String
  ) throws {
    let sandbox = Sandbox()
    for (wall, status) in [(short, "pass"), (long, "fail")] {
      try record(
        ["test_a": 10], in: sandbox, commit: "cccc\(wall)", "--suite", suite, "--wall", wall)
      #expect(try rule("suite-time", in: sandbox, suite: suite).status == status)
    }
  }

  @Test func `parallel efficiency is more than 75 %, by the workers of a real run`() throws {
    let sandbox = Sandbox()
    for (last, status) in [(0.4, "pass"), (3.0, "fail")] {
      let tests = (0..<8).map { "def test_\($0)(): time.sleep(\($0 == 7 ? last : 0.4))\n" }
      try sandbox.write(
        "import time\n" + tests.joined(), to: "test_a.py")
      try sandbox.write("[rules]\nparallel-efficiency = \"fail\"\n", to: "laptime.toml")
      let run = try sandbox.run([
        TestTools.laptime, "run", "--no-probe", "--", TestTools.python, "-m", "pytest", "-q", "-n",
        "2",
      ])
      #expect(run.code == 0, "\(run.output)\(run.errors)")
      let found = try rule("parallel-efficiency", in: sandbox)
      #expect(found.status == status, "\(found)")
    }
  }

  @Test func `coverage is more than 80 %, and does not drop`() throws {
    let sandbox = Sandbox()
    for (number, covered, floor, drop) in [
      (1, 95, "pass", "skipped"), (2, 85, "pass", "fail"), (3, 79, "fail", "fail"),
    ] {
      let lines = (1...100).map { #"<line number="\#($0)" hits="\#($0 <= covered ? 1 : 0)"/>"# }
      try sandbox.write(
        #"<coverage lines-valid="100" lines-covered="\#(covered)"><packages><package name="p"><classes>"#
          + #"<class name="a.py" filename="a.py"><lines>\#(lines.joined())</lines></class></classes>"#
          + "</package></packages></coverage>", to: "coverage.xml")
      try record(["test_a": 10], in: sandbox, commit: "\(number)ddddddddddd", "coverage.xml")
      #expect(try rule("coverage-floor", in: sandbox).status == floor)
      #expect(try rule("coverage-drop", in: sandbox).status == drop)
    }
  }

  @Test func `all tests pass, none is lost, and no new one is flaky`() throws {
    let sandbox = Sandbox()
    var tests = Dictionary(uniqueKeysWithValues: (0..<40).map { ("test_\($0)", 10) })
    for run in 1...8 { try record(tests, in: sandbox, commit: "\(run)eeeeeeeeeee") }
    for name in ["failures", "missing-tests", "new-flaky"] {
      #expect(try rule(name, in: sandbox).status == "pass", "\(name)")
    }
    // One of them may have been renamed.
    for lost in 1...3 { tests["test_\(lost)"] = nil }
    tests["test_new!"] = 10
    try record(tests, in: sandbox, commit: "9eeeeeeeeeee")
    #expect(try rule("failures", in: sandbox).status == "fail")
    #expect(try rule("missing-tests", in: sandbox).status == "fail")
    // The same source once more: it passes, so that it is flaky.
    try record(["test_new": 10], in: sandbox, commit: "9eeeeeeeeeee", "--attempt-of", "latest")
    #expect(try rule("failures", in: sandbox).status == "pass")
    #expect(try rule("new-flaky", in: sandbox).status == "fail")
  }

  @Test func `tests are fast below 0.1 s, slow above 1 s, computed and not by hand`() throws {
    let sandbox = Sandbox()
    try sandbox.write("[suites.full]\ntier = \"fast\"\n", to: "laptime.toml")
    try record(["test_fast": 90, "test_medium": 900, "test_slow": 1100], in: sandbox)
    for tier in ["fast", "medium", "slow"] {
      let found = try sandbox.laptime("tests", "--tier", tier, "--format", "csv").output
      #expect(
        found.split(separator: "\n").count == 2 && found.contains("test_\(tier),"), "\(found)")
    }
    #expect(try sandbox.laptime("tiers", "--format", "csv").output.contains("slow,1,"))
    #expect(try rule("tier-budget", in: sandbox).status == "warn")
  }

  @Test func `development runs fast tests, CI fast and medium ones, as the runner takes them`()
    throws
  {
    let sandbox = Sandbox()
    try record(["test_fast": 90, "test_medium": 900, "test_slow": 1100], in: sandbox)
    let fast = try sandbox.laptime("select", "--tier", "fast").output
    #expect(fast == "tests/test_a.py::test_fast\n")
    let most = try sandbox.laptime("select", "--tier", "fast,medium", "--as", "swift").output
    #expect(
      most.contains("test_fast") && most.contains("test_medium") && !most.contains("test_slow"))
  }

  @Test func `worksteal, the number of workers and shards are planned`() throws {
    let sandbox = Sandbox()
    let tests = (0..<40).map { ("test_\($0)", 100 + 10 * $0) }
    try record(
      Dictionary(uniqueKeysWithValues: tests), in: sandbox, commit: "ffffffffffff", "--wall", "13s",
      "--workers", "1")
    let plan = try document(
      sandbox.laptime("plan", "--target", "9s", "--scheduler", "worksteal", "--format", "json")
        .output)
    let best = try #require(plan["best"] as? [String: Any])
    #expect(best["workers"] as? Int == 2 && best["bound_by"] is String)
    let split = try document(sandbox.laptime("split", "--shards", "4", "--format", "json").output)
    #expect((split["shards"] as? [[String: Any]])?.count == 4)
  }

  @Test func `set-up that is paid again and again is shown`() throws {
    let sandbox = Sandbox()
    try sandbox.write(
      """
      import pytest, time
      @pytest.fixture
      def server(): time.sleep(0.05)
      @pytest.mark.parametrize("number", range(6))
      def test_order(server, number): pass

      """, to: "test_orders.py")
    try sandbox.run([
      TestTools.laptime, "run", "--no-probe", "--", TestTools.python, "-m", "pytest", "-q",
    ])
    let row = try sandbox.laptime("fixtures", "--format", "csv").output.split(separator: "\n").last
    #expect(row?.hasPrefix("test_orders.py,6,6,") == true, "\(row ?? "")")
  }

  @Test func `unit on SQLite stands beside integration on PostgreSQL`() throws {
    let sandbox = Sandbox()
    for run in 1...3 {
      try record(["test_a": 20], in: sandbox, commit: "\(run)a", "--label", "db=sqlite")
      try record(["test_a": 200], in: sandbox, commit: "\(run)b", "--label", "db=postgres")
    }
    let rows = try sandbox.laptime(
      "compare", "--where", "db=sqlite", "--vs", "db=postgres", "--format", "json"
    ).output
    let table = try JSONSerialization.jsonObject(with: Data(rows.utf8)) as? [[String: Any]]
    #expect(table?.first?["ratio"] as? Double == 10)
  }

  @Test func `--durations=50 and profiles name the slow tests, and slowest does so without`() throws
  {
    let sandbox = Sandbox()
    try record(["test_fast": 10, "test_slow": 3000], in: sandbox)
    let slowest = try sandbox.laptime("slowest", "--limit", "1", "--format", "csv").output
    #expect(slowest.contains("test_slow,3000000"))
    try sandbox.write(
      "==== slowest 50 durations ====\n3.00s call     tests/test_a.py::test_slow\n",
      to: "slow_tests.txt")
    let text = try sandbox.laptime("record", "slow_tests.txt")
    #expect(text.errors.contains("pytest-durations") || text.code == 0, "\(text)")
    #expect(try sandbox.laptime("explain", "test_slow").output.contains("test_slow"))
  }

  @Test func `--benchmark-json is recorded, trended and gated like tests`() throws {
    let sandbox = Sandbox()
    func benchmark(_ seconds: Double, commit: String) throws {
      try sandbox.write(
        #"{"machine_info": {}, "commit_info": {}, "benchmarks": [{"group": null, "name": "test_sort", "#
          + #""fullname": "tests/test_b.py::test_sort", "params": null, "stats": {"min": \#(seconds), "#
          + #""max": \#(seconds), "mean": \#(seconds), "stddev": 0, "rounds": 5, "median": \#(seconds), "#
          + #""q1": \#(seconds), "q3": \#(seconds), "iterations": 1}}], "datetime": "2026-03-01T00:00:00", "#
          + #""version": "5.0.0"}"#, to: "benchmark.json")
      let result = try sandbox.laptime(
        "record", "benchmark.json", "--commit", commit, "--branch", "main")
      #expect(result.code == 0, "\(result.errors)")
    }
    for run in 1...8 { try benchmark(0.001 + 1e-6 * Double(run % 3), commit: "\(run)aaaaaaaa") }
    #expect(try sandbox.laptime("benchmarks").output.contains("test_sort"))
    #expect(try rule("benchmark-regression", in: sandbox).status == "pass")
    for run in 1...2 { try benchmark(0.003, commit: "\(run)bbbbbbbb") }
    #expect(try rule("benchmark-regression", in: sandbox).status == "fail")
  }

  @Test func `results.xml is analysed: recorded, and shown as a page`() throws {
    let sandbox = Sandbox()
    try record(["test_fast": 10, "test_slow": 3000], in: sandbox)
    #expect(try sandbox.laptime("report").output.contains("wrote laptime.html: 2 tests, 1 run"))
    let page = String(decoding: try #require(sandbox.bytes(of: "laptime.html")), as: UTF8.self)
    #expect(page.hasPrefix("<!doctype html>"))
  }

  @Test func `10,000 tests are recorded, judged and planned in seconds`() throws {
    let sandbox = Sandbox()
    let tests = (0..<10_000).map { ("test_\($0)", 1 + $0 % 40) }
    let start = ContinuousClock.now
    for run in 1...3 {
      try record(
        Dictionary(uniqueKeysWithValues: tests), in: sandbox, commit: "\(run)aaaaaaaa", "--wall",
        "90s")
    }
    #expect(try rule("suite-time", in: sandbox).status == "pass")
    #expect(try sandbox.laptime("plan", "--workers", "4").code == 0)
    #expect(start.duration(to: .now) < .seconds(60))
  }
}
