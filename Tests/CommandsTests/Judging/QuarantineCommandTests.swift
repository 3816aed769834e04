import TestSupport
import Testing

struct QuarantineCommandTests {
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
