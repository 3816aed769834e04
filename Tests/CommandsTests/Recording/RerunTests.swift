import Foundation
import TestSupport
import Testing

@testable import Commands

struct RerunTests {
  /// A project in which one test takes longer and two fail at first, in the seventh run. What tests take is
  /// stated, so that a busy machine is no slowdown.
  private func project() throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.run(["mkdir", "tests"])
    try sandbox.write(
      """
      import os, pytest
      @pytest.hookimpl(hookwrapper=True)
      def pytest_runtest_makereport(item, call):
          report = (yield).get_result()
          slow = 0.15 if os.path.exists("slow") else 0.04
          report.duration = slow if item.name == "test_slow" else 0.01
          if call.when != "call": report.duration = 0
      """, to: "tests/conftest.py")
    try sandbox.write(
      """
      import pathlib, pytest
      @pytest.mark.parametrize("n", range(40))
      def test_n(n):
          pass
      def test_slow():
          pass
      class TestFlaky:
          @pytest.mark.parametrize("what", ["a b", "c"])
          def test_flaky(self, what):
              count = pathlib.Path("count-" + what[0])
              seen = int(count.read_text()) if count.exists() else 9
              count.write_text(str(seen + 1))
              assert seen > 1
      """, to: "tests/test_it.py")
    return sandbox
  }

  private func pytest(_ sandbox: Sandbox, _ run: Int, _ options: String...) throws -> ProgramResult
  {
    try sandbox.run(
      // The last run is probed: a busy machine would keep it from being judged.
      [TestTools.laptime, "run", run == 7 ? "--probe" : "--no-probe", "--commit", "c\(run)"]
        + ["--branch", "main"] + options + [
          "--", TestTools.python, "-m", "pytest", "-q", "tests", "-p", "no:cacheprovider", "-x",
        ]
        + ["--maxfail=5", "--junit-xml=junit.xml"])
  }

  @Test func `failing tests are tried again and suspects confirmed, only they`() throws {
    let sandbox = try project()
    for run in 1...6 { #expect(try pytest(sandbox, run).code == 0) }
    for (name, text) in [("slow", ""), ("count-a", "0"), ("count-c", "1")] {
      try sandbox.write(text, to: name)
    }
    let result = try pytest(sandbox, 7, "--retry", "3", "--confirm", "--gate")
    #expect(result.code == 1, "\(result.errors)")
    #expect(result.errors.contains("1 test slower, confirmed"))
    #expect(result.errors.contains("running 1 test beside 25 others up to 5 times more"))
    #expect(result.errors.contains("2 failed as well (flaky)"))
    let attempts = try sandbox.laptime(
      "query", "--format", "csv",
      input: """
        SELECT t.name, count(*) FROM attempts AS a JOIN tests AS t ON t.id = a.test_id
        WHERE a.run_id = (SELECT max(id) FROM runs) AND t.name NOT LIKE 'test_n[%' GROUP BY 1 ORDER BY 1
        """
    ).output
    #expect(attempts.hasSuffix("\"test_flaky[a b]\",3\ntest_flaky[c],2\ntest_slow,6\n"))
    // The report of the whole run stays as it was.
    let report = String(decoding: sandbox.bytes(of: "junit.xml") ?? [], as: UTF8.self)
    #expect(report.split(separator: "<testcase").count == 44)
    #expect(try sandbox.laptime("select", "--suspects", "--needs-attempts").output.isEmpty)
  }

  @Test func `after a run of a part only tests of that part are tried again`() throws {
    let sandbox = Sandbox()
    try sandbox.run(["mkdir", "a", "b"])
    try sandbox.write("def test_a(): assert 0\n", to: "a/test_a.py")
    try sandbox.write("def test_b(): assert 0\n", to: "b/test_b.py")
    func run(_ options: [String], _ places: String...) throws -> ProgramResult {
      try sandbox.run(
        [TestTools.laptime, "run", "--no-probe", "--commit", "c1", "--branch", "main"] + options
          + ["--", TestTools.python, "-m", "pytest", "-q", "-p", "no:cacheprovider"] + places)
    }
    #expect(try run([]).code == 1)
    let part = try run(["--retry", "1"], "b")
    #expect(part.errors.contains("running 1 test again"), "\(part.errors)")
    let rows = try sandbox.laptime(
      "query", "--format", "csv",
      input: "SELECT test, count(*) FROM attempt_list GROUP BY 1 ORDER BY 1")
    #expect(rows.output.hasSuffix("a.test_a::test_a,1\nb.test_b::test_b,3\n"), "\(rows.output)")
  }

  @Test func `where no test can be named the step runs the command again, which the run knows`()
    throws
  {
    let sandbox = Sandbox()
    try sandbox.write(
      """
      <testsuite name="a"><testcase classname="Shop" name="adds"><failure message="no"/></testcase></testsuite>
      """, to: "kept.xml")
    let script = "cp kept.xml r.xml; exit 1"
    let result = try sandbox.run(
      [TestTools.laptime, "run", "--no-probe", "--gate", "--report", "r.xml", "--"]
        + ["sh", "-c", script])
    #expect(result.code == 1)
    #expect(!result.errors.contains("COMMAND") && !result.errors.contains("--retry"))
    let step = try #require(
      result.errors.split(separator: "\n").first { $0.contains("--attempt-of") })
    #expect(step.hasSuffix("-- sh -c '\(script)'"), "\(step)")
    let typed = String(try #require(step.split(separator: "laptime run ").last))
    let again = try sandbox.run(["sh", "-c", "'\(TestTools.laptime)' run --report r.xml \(typed)"])
    #expect(again.errors.contains("attempt"), "\(again.errors)")
  }

  @Test func `go test is recorded from what it prints, and its suspects are confirmed`() throws {
    let sandbox = Sandbox()
    // Stands for Go: forty-two tests, of which -run chooses by the pattern.
    try sandbox.write(
      """
      #!/bin/sh
      pattern=TestSlow
      [ "$2" = -run ] && echo "$@" >> calls
      slow=0.04; [ -e slow ] && slow=0.15
      event() { echo "{\\"Action\\":\\"$1\\",\\"Package\\":\\"x/cart\\",\\"Test\\":\\"$2\\"$3}"; }
      event run TestSlow; event pass TestSlow ",\\"Elapsed\\":$slow"
      for i in $(seq 41); do event run "Test$i"; event pass "Test$i" ',"Elapsed":0.03'; done
      echo '{"Action":"pass","Package":"x/cart","Elapsed":1}'
      """, to: "go")
    try sandbox.run(["chmod", "+x", "go"])
    func run(_ number: Int, _ options: String...) throws -> ProgramResult {
      try sandbox.run(
        [TestTools.laptime, "run", "--no-probe", "--commit", "c\(number)", "--branch", "main"]
          + options + ["--", sandbox.path("go"), "test", "-json", "./..."])
    }
    for number in 1...6 {
      let result = try run(number)
      #expect(result.code == 0 && result.output.contains("TestSlow"), "\(result.errors)")
    }
    try sandbox.write("", to: "slow")
    let result = try run(7, "--confirm", "5", "--gate")
    #expect(result.code == 1 && result.errors.contains("1 test slower, confirmed"), "\(result)")
    let calls = String(decoding: sandbox.bytes(of: "calls") ?? [], as: UTF8.self)
    let lines = calls.split(separator: "\n")
    #expect(lines.count == 5)
    let isNamed = lines.allSatisfy {
      $0.hasPrefix("test -run ^(TestSlow|") && $0.hasSuffix("-count=1 -json x/cart")
        && $0.split(separator: "|").count == 26
    }
    #expect(isNamed, "\(calls)")
  }

  @Test func `what a recorded run left open is run again, and nothing else`() throws {
    let sandbox = try project()
    for run in 1...6 { #expect(try pytest(sandbox, run).code == 0) }
    try sandbox.write("", to: "slow")
    #expect(try pytest(sandbox, 7, "--gate").code == 0)
    let again = try pytest(
      sandbox, 7, "--gate", "--attempt-of", "latest", "--confirm", "3")
    // Beside six runs three re-runs prove nothing among so many tests.
    #expect(again.code == 0, "\(again.errors)")
    #expect(again.errors.contains("1 test may be slower"))
    let rest = try pytest(sandbox, 7, "--gate", "--attempt-of", "latest", "--confirm")
    #expect(rest.code == 1, "\(rest.errors)")
    #expect(rest.errors.contains("1 test slower, confirmed"))
    let rows = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT count(*), count(DISTINCT run_id) FROM attempts"
    ).output
    #expect(rows.hasSuffix("\n\(7 * 43 + 5 * 26),7\n"))
  }

  @Test func `retries of a recorded run end as its tests do`() throws {
    let sandbox = try project()
    try sandbox.write("0", to: "count-a")
    #expect(try pytest(sandbox, 1).code == 1)
    let retry = ["--retry", "1", "--attempt-of", "latest"]
    func again() throws -> Int32 {
      try pytest(sandbox, 1, retry[0], retry[1], retry[2], retry[3]).code
    }
    #expect(try again() == 1)
    #expect(try again() == 0)
  }

  @Test func `the tests of a run are printed as its runner takes them`() throws {
    let sandbox = try project()
    try sandbox.write("0", to: "count-a")
    let result = try pytest(sandbox, 1)
    #expect(result.code == 1)
    let printed = try sandbox.laptime("select", "--needs-attempts").output
    #expect(printed == "tests/test_it.py::TestFlaky::test_flaky[a b]\n")
    #expect(
      try sandbox.laptime("select", "--needs-attempts", "--as", "ids").output
        == "tests.test_it.TestFlaky::test_flaky[a b]\n")
    try sandbox.write(printed, to: "again.txt")
    try sandbox.laptime(
      "run", "--no-probe", "--attempt-of", "latest", "--", TestTools.python, "-m", "pytest",
      "--junit-xml=again.xml", "@again.txt")
    #expect(try sandbox.laptime("select").code == 64)
  }

  @Test func `a runner that cannot be told which tests is said, and the code stays`() throws {
    let sandbox = Sandbox()
    try sandbox.write(
      "<testsuite><testcase classname=\"c\" name=\"a\"><failure/></testcase></testsuite>",
      to: "source.xml")
    let result = try sandbox.laptime(
      "run", "--no-probe", "--retry", "2", "--", "sh", "-c", "cp source.xml junit.xml; exit 4")
    #expect(result.code == 4 && result.errors.contains("[runner] rerun"))
    try sandbox.write(
      "[runner]\nrerun = \"cp passed.xml junit.xml # {tests}\"\n", to: "laptime.toml")
    try sandbox.write(
      "<testsuite><testcase classname=\"c\" name=\"a\"/></testsuite>", to: "passed.xml")
    let again = try sandbox.laptime(
      "run", "--no-probe", "--run-key", "2", "--retry", "2", "--gate", "--", "sh", "-c",
      "cp source.xml junit.xml; exit 4")
    #expect(again.code == 0, "\(again.errors)")
  }

  @Test(arguments: [1, 3])
  func `retries are as many attempts as the printed bound assumes`(retries: Int) throws {
    let sandbox = Sandbox()
    func report(_ a: String) -> String {
      "<testsuite><testcase classname=\"c\" name=\"a\">\(a)</testcase>"
        + "<testcase classname=\"c\" name=\"b\"/></testsuite>"
    }
    try sandbox.write(report(""), to: "passed.xml")
    try sandbox.write(report("<failure/>"), to: "failed.xml")
    // The test passes once it was tried again as often as the file has it.
    try sandbox.write(
      """
      echo again >> tried
      if [ $(wc -l < tried) -ge $(cat passes) ]; then cp passed.xml junit.xml
      else cp failed.xml junit.xml; exit 1; fi
      """, to: "again.sh")
    try sandbox.write("[runner]\nrerun = \"sh again.sh {tests}\"\n", to: "laptime.toml")
    func run(_ key: String, _ command: String) throws -> ProgramResult {
      try sandbox.laptime(
        "run", "--no-probe", "--commit", key, "--branch", "main", "--retry", "\(retries)", "--gate",
        "--format", "json", "--", "sh", "-c", command)
    }
    for key in 1...5 { #expect(try run("c\(key)", "cp passed.xml junit.xml").code == 0) }

    for (key, passes) in [("last", retries), ("never", retries + 1)] {
      try sandbox.write("\(passes)", to: "passes")
      try sandbox.write("", to: "tried")
      let result = try run(key, "cp failed.xml junit.xml; exit 1")
      #expect(result.code == (passes > retries ? 1 : 0), "\(result.output)")
      let newline = UInt8(ascii: "\n")
      #expect(sandbox.bytes(of: "tried")?.count { $0 == newline } == retries)
      let rules = try document(result.output)["rules"] as? [[String: Any]]
      let failures = try #require(rules?.first { $0["rule"] as? String == "failures" })
      let finding = try #require((failures["findings"] as? [[String: Any]])?.first)
      #expect(failures["attempts"] as? Int == retries + 1)
      #expect(finding["attempts"] as? Int == retries + 1)
    }
  }
}
