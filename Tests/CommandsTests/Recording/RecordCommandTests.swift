import Foundation
import TestSupport
import Testing

struct RecordCommandTests {
  private func json(_ text: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  @Test func `more reports than files can be open are recorded`() throws {
    let sandbox = Sandbox()
    for number in 1...150 {
      try sandbox.write(
        "<testsuite><testcase classname='c' name='t\(number)' time='1'/></testsuite>",
        to: "TEST-\(number).xml")
    }
    let result = try sandbox.run([
      "sh", "-c", "ulimit -n 64; '\(TestTools.laptime)' record 'TEST-*.xml' --format json",
    ])
    #expect(try document(result.output)["tests"] as? Int == 150, "\(result.errors)")
  }

  @Test func `a pipe that is named is read once, and a device is refused`() throws {
    let sandbox = Sandbox()
    try sandbox.write(
      "<testsuite><testcase classname='c' name='t' time='1'/></testsuite>", to: "junit.xml")
    let piped = try sandbox.run([
      "sh", "-c",
      "mkfifo pipe.xml; cat junit.xml > pipe.xml & '\(TestTools.laptime)' record pipe.xml '*.xml'",
    ])
    #expect(piped.code == 0 && piped.output.contains("1 test: 1 passed"), "\(piped.errors)")
    let endless = try sandbox.laptime("record", "/dev/zero")
    #expect(endless.code == 66 && endless.errors.contains("/dev/zero: a device that does not end"))
  }

  @Test func `a word that is no text names no other file`() throws {
    let sandbox = Sandbox()
    let result = try sandbox.run([
      "sh", "-c", "cd . && '\(TestTools.laptime)' record \"$(printf 'a\\377.xml')\"",
    ])
    #expect(result.code == 64 && result.errors.contains("word 2 of the command line"))
    #expect(try sandbox.laptime("runs", "--store", "").code == 64)
  }

  @Test func `the same file twice is one run and says so`() throws {
    let sandbox = Sandbox()
    let file = Project.fixture("pytest/plain.xml")
    let first = try sandbox.laptime("record", file, "--format", "json")
    let second = try sandbox.laptime("record", file)
    #expect(first.code == 0 && second.code == 0)
    #expect(try json(first.output)["recorded"] as? Bool == true)
    #expect(second.output.hasPrefix("already recorded"))
    let runs = try sandbox.laptime("runs", "--format", "csv").output
    #expect(runs.split(separator: "\n").count == 2)
  }

  @Test func `benchmarks alone are counted as what they are`() throws {
    let sandbox = Sandbox()
    let file = Project.fixture("pytest/benchmark.json")
    let alone = try sandbox.laptime("record", file, "--suite", "bench").output
    #expect(alone.contains("\n  3 benchmarks\n"), "\(alone)")
    let both = try sandbox.laptime("record", Project.fixture("pytest/plain.xml"), file)
    #expect(both.output.contains(" · 3 benchmarks\n"), "\(both.output)")
    let again = try sandbox.laptime("record", file, "--suite", "bench", "--format", "json")
    #expect(try json(again.output)["benchmarks"] as? Int == 3)
  }

  @Test(arguments: [
    """
    goos: linux
    pkg: p
    BenchmarkA-2 \t 1000\t 1010 ns/op
    --- FAIL: BenchmarkB
    FAIL
    FAIL\tp\t1.0s

    """,
    """
    {"context": {"num_cpus": 2}, "benchmarks": [{"name": "B", "run_name": "B", "run_type": "iteration",
    "error_occurred": true, "error_message": "boom"}]}
    """,
  ])
  func `a benchmark that failed is an error, alone, beside tests and after them`(report: String)
    throws
  {
    for calls in [
      [["bench"]], [["tests", "bench"]], [["bench", "tests"]], [["tests"], ["bench"]],
    ] {
      let sandbox = Sandbox()
      try sandbox.write(report, to: "bench")
      try sandbox.write(
        "<testsuite><testcase classname='t' name='a' time='1'/></testsuite>", to: "tests")
      for reports in calls {
        let told = try sandbox.run(
          [TestTools.laptime, "record", "--commit", "c1"] + reports)
        #expect(told.code == 0, "\(told.errors)")
      }
      #expect(try sandbox.laptime("gate").code == 1, "\(calls)")
    }
  }

  @Test func `a folder of Allure results is one report`() throws {
    let sandbox = Sandbox()
    let folder = Project.fixture("allure/results")
    let recorded = try json(sandbox.laptime("record", folder, "--format", "json").output)
    #expect(recorded["tests"] as? Int == 7)
    #expect(recorded["attempts"] as? Int == 8)
    #expect(recorded["flaky"] as? Int == 1)
    #expect(recorded["warnings"] as? [String] == [])
    let again = try json(
      sandbox.laptime("record", "\(folder)/*-result.json", "--format", "json").output)
    #expect(again["recorded"] as? Bool == false)
  }

  @Test func `a folder that holds none is refused with the way to its reports`() throws {
    let sandbox = Sandbox()
    try sandbox.run(["mkdir", "App.xcresult"])
    let result = try sandbox.laptime("record", "App.xcresult")
    #expect(result.code == 66)
    #expect(result.errors.contains("xcresulttool get test-results tests --path App.xcresult"))
  }

  @Test func `standard input and gzip are read like files`() throws {
    let sandbox = Sandbox()
    let text = contents(of: Project.fixture("pytest/plain.xml")) ?? ""
    let piped = try sandbox.laptime("record", "-", "--format", "json", input: text)
    let packed = try sandbox.write(text, to: "plain.xml")
    try sandbox.run(["gzip", packed])
    let zipped = try sandbox.laptime("record", "plain.xml.gz", "--format", "json")
    #expect(try json(piped.output)["run"] as? String == json(zipped.output)["run"] as? String)
  }

  @Test func `a foreign file of a pattern is named with the way to leave it out`() throws {
    let sandbox = Sandbox()
    let test = "<testsuite><testcase classname=\"c\" name=\"t\" time=\"1\"/></testsuite>"
    for name in ["TEST-a.xml", "TEST-b.xml"] { try sandbox.write(test, to: name) }
    try sandbox.write("<failsafe-summary/>", to: "summary.xml")
    let result = try sandbox.laptime("record", "*.xml")
    #expect(result.code == 65)
    #expect(result.errors.contains("summary.xml:1:1: not a report that is read"))
    #expect(result.errors.contains("laptime record 'TEST-*.xml'"), "\(result.errors)")
    #expect(try sandbox.laptime("runs", "--format", "csv").output.split(separator: "\n").count < 2)
    #expect(try sandbox.laptime("record", "TEST-*.xml").code == 0)
  }

  @Test func `what cannot be read exits 65 or 66 with its place and leaves the store as it was`()
    throws
  {
    let sandbox = Sandbox()
    try sandbox.laptime("record", Project.fixture("pytest/plain.xml"))
    let store = sandbox.path(".laptime/history.db")
    let before = try sandbox.run(["sqlite3", store, ".dump"]).output
    let expected = contents(of: Project.fixture("Hostile/expected.tsv")) ?? ""
    let rows = expected.split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
    #expect(rows.count > 40)
    for row in rows where row[1] == "refused" {
      let file = Project.fixture("Hostile/\(row[0])")
      let result = try sandbox.laptime("record", file)
      #expect(result.code == 65, "\(row[0]): \(result.code) \(result.errors)")
      #expect(result.errors.contains(#/\.(xml|jsonl|json|gz):\d+:\d+: /#), "\(result.errors)")
    }
    let missing = try sandbox.laptime("record", "nowhere.xml")
    #expect(missing.code == 66 && missing.errors.contains("nowhere.xml"))
    #expect(try sandbox.laptime("record", "no*where.xml").code == 66)
    #expect(try sandbox.run(["sqlite3", store, ".dump"]).output == before)
  }

  @Test func `readable hostile files are read to the tests that they hold`() throws {
    let expected = contents(of: Project.fixture("Hostile/expected.tsv")) ?? ""
    for row in expected.split(separator: "\n").dropFirst().map({ $0.split(separator: "\t") }) {
      guard let tests = Int(row[1]) else { continue }
      let result = try Sandbox().laptime(
        "record", Project.fixture("Hostile/\(row[0])"), "--format", "json")
      #expect(try json(result.output)["tests"] as? Int == tests, "\(row[0])")
    }
  }

  @Test func `a name of a megabyte is cut and is the same test in the next run`() throws {
    let sandbox = Sandbox()
    func report(_ time: String) -> String {
      let name = String(repeating: "a", count: 1_000_000)
      return "<testsuite><testcase classname=\"c\" name=\"\(name)\" time=\"\(time)\"/></testsuite>"
    }
    for time in ["1", "2"] {
      let file = try sandbox.write(report(time), to: "\(time).xml")
      let result = try sandbox.laptime("record", file)
      #expect(result.code == 0 && result.errors.contains("4 KB"))
    }
    let count = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT count(*) FROM tests"
    ).output
    #expect(count == "count(*)\n1\n")
  }

  @Test func `options come before the CI's variables`() throws {
    let sandbox = Sandbox()
    let variables = [
      "GITHUB_ACTIONS": "true", "CI": "true", "GITHUB_SHA": String(repeating: "a", count: 40),
      "GITHUB_REF": "refs/heads/main", "GITHUB_REF_NAME": "main", "GITHUB_RUN_ID": "77",
      "GITHUB_RUN_ATTEMPT": "1", "GITHUB_REPOSITORY": "o/r",
      "GITHUB_SERVER_URL": "https://example.org", "GITHUB_EVENT_NAME": "push",
    ]
    let file = Project.fixture("pytest/plain.xml")
    try sandbox.laptime("record", file, "--branch", "mine", variables: variables)
    let row = try sandbox.laptime(
      "query", "--format", "csv",
      input: "SELECT branch, substr(commit_hash, 1, 3), kind, build_url FROM runs"
    ).output
    #expect(
      row.hasSuffix("mine,aaa,pull-request,https://example.org/o/r/actions/runs/77\n")
        || row.hasSuffix(
          "mine,aaa,pull-request,https://example.org/o/r/actions/runs/77/attempts/1\n")
    )
  }

  @Test func `a wrong command line exits 64, a wrong configuration 78`() throws {
    let sandbox = Sandbox()
    #expect(try sandbox.laptime("record").code == 64)
    #expect(try sandbox.laptime("nonsense").code == 64)
    #expect(try sandbox.laptime("record", "x.xml", "--shard", "3/2").code == 64)
    #expect(try sandbox.laptime("record", "x.xml", "--as", "junitt").code == 64)
    try sandbox.write("[suites.full]\nbudgt = \"2m\"\n", to: "laptime.toml")
    let result = try sandbox.laptime("gate")
    #expect(result.code == 78)
    #expect(result.errors.contains("laptime.toml:2:1: unknown key budgt"))
    #expect(result.errors.contains("nearest is budget"))
  }
}
