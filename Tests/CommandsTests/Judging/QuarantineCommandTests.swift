import TestSupport
import Testing

struct QuarantineCommandTests {
  @Test func `of twenty additions at once none is lost`() throws {
    let sandbox = Sandbox()
    let cases = (1...20).map { "<testcase classname='m' name='t\($0)' time='1'/>" }.joined()
    try sandbox.write("<testsuite>\(cases)</testsuite>", to: "junit.xml")
    try sandbox.laptime("record", "junit.xml", "--branch", "main", "--commit", "c")
    let script = """
      seq 20 | xargs -P 20 -I N sh -c \
        "'\(TestTools.laptime)' quarantine add m::tN --owner me >/dev/null && echo N > added.N"
      cat added.* | wc -l; grep -c 'm::t' quarantine.txt; ls -A | grep -c '^\\.quarantine'
      """
    #expect(try sandbox.run(["sh", "-c", script]).output == "20\n20\n0\n")
  }

  @Test func `a quarantined test fails the gate again once it is out`() throws {
    let sandbox = Sandbox()
    // A pass and a failure of one source first: quarantine is for flaky tests, not for broken ones.
    for (commit, outcome) in [("a", ""), ("a", "<failure/>"), ("b", ""), ("c", "<failure/>")] {
      let junit =
        "<testsuite><testcase classname='m' name='t' time='1'>\(outcome)</testcase>"
        + "<testcase classname='m' name='u' time='1'/></testsuite>"
      try sandbox.write(junit, to: "junit.xml")
      try sandbox.laptime(
        "record", "junit.xml", "--commit", commit, "--branch", "main", "--run-key",
        "\(commit)\(outcome)")
    }
    #expect(try sandbox.laptime("gate").code == 1)
    #expect(try sandbox.laptime("quarantine", "add", "m::t", "--owner", "me").code == 0)
    let passed = try sandbox.laptime("gate")
    #expect(passed.code == 0)
    #expect(passed.output.contains("quarantined until"))
    #expect(try sandbox.laptime("quarantine", "check").code == 0)
    #expect(try sandbox.laptime("quarantine", "list", "--format", "csv").output.contains("m::t,me"))
    #expect(try sandbox.laptime("quarantine", "renew", "m::t", "--why", "later").code == 0)
    #expect(try sandbox.laptime("quarantine", "remove", "m::t").code == 0)
    #expect(try sandbox.laptime("quarantine", "remove", "m::t").code == 66)
    #expect(try sandbox.laptime("gate").code == 1)
  }

  @Test func `a line of another suite's test is known, one of no test is told`() throws {
    let sandbox = Sandbox()
    for suite in ["unit", "full"] {
      try sandbox.write(
        "<testsuite><testcase classname='\(suite)' name='t' time='1'/></testsuite>", to: "a.xml")
      try sandbox.laptime("record", "a.xml", "--suite", suite, "--branch", "main")
    }
    let rest = "owner=me added=2026-11-20 expires=2026-12-01\n"
    try sandbox.write("unit::t \(rest)full::typo \(rest)", to: "quarantine.txt")
    let check = try sandbox.laptime("quarantine", "check")
    #expect(!check.output.contains("quarantine.txt:1: ") || check.output.contains("expired"))
    #expect(check.output.contains("quarantine.txt:2: full::typo"))
    #expect(check.output.contains("names no test that was ever seen"))
    try sandbox.write("full::* \(rest)", to: "quarantine.txt")
    let pattern = try sandbox.laptime("quarantine", "check")
    #expect(pattern.code == 1)
    #expect(pattern.output.contains("quarantine.txt:1: full::*"))
    #expect(pattern.output.contains("is a pattern"))
    #expect(try sandbox.laptime("gate").output.contains("✗ quarantine  0 tests quarantined"))
  }

  @Test func `the fingerprint that flaky shows limits a line to that failure`() throws {
    let sandbox = Sandbox()
    for (commit, said) in [("a", ""), ("a", "lost 3 rows"), ("b", "lost 7 rows")] {
      let failure = said.isEmpty ? "" : "<failure message='\(said)'/>"
      let junit =
        "<testsuite><testcase classname='m' name='t' time='1'>\(failure)</testcase>"
        + "<testcase classname='m' name='u' time='1'/></testsuite>"
      try sandbox.write(junit, to: "junit.xml")
      try sandbox.laptime(
        "record", "junit.xml", "--commit", commit, "--branch", "main", "--run-key", commit + said)
    }
    let flaky = try sandbox.laptime("flaky", "m::t").output
    #expect(flaky.contains("2 failures on "))
    let shown = flaky.split(separator: "fingerprint ").dropFirst().first?.prefix(10)
    let fingerprint = try String(#require(shown))
    try sandbox.laptime(
      "quarantine", "add", "m::t", "--owner", "me", "--fingerprint", fingerprint)
    #expect(try sandbox.laptime("gate").code == 0)
    try sandbox.laptime("quarantine", "remove", "m::t")
    try sandbox.laptime(
      "quarantine", "add", "m::t", "--owner", "me", "--fingerprint", "1:00000000")
    #expect(try sandbox.laptime("gate").code == 1)
  }
}
