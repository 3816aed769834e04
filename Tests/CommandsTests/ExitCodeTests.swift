import TestSupport
import Testing

/// The codes of the README, from the outside.
struct ExitCodeTests {
  private func recorded() throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.write(
      "<testsuite><testcase classname='c' name='a' time='1'/></testsuite>", to: "junit.xml")
    try sandbox.laptime("record", "junit.xml")
    return sandbox
  }

  @Test(arguments: [
    ["runs", "--limit", "many"], ["gate", "--format", "xml"], ["record"], ["nonsense"],
    ["record", "junit.xml", "--kind", "nightly"], ["record", "junit.xml", "--label", "x"],
    ["record", "junit.xml", "--shard", "0/2"], ["record", "junit.xml", "--wall", "soon"],
    ["record", "junit.xml", "--shard", "1/2"], ["record", "junit.xml", "--workers", "0"],
    ["record", "junit.xml", "--started-at", "yesterday"], ["record", "junit.xml", "--suite", ""],
    ["query", "no-such-query"], ["query", "runs", "--param", "x=1"], ["run"], ["select"],
    ["baseline", "unpin", "none"], ["run", "--retry", "21", "--", "true"],
    ["flaky", "--limit", "-1"], ["slowest", "--limit", "-1"], ["gaet"],
    ["changes", "--column", "seconds"],
  ])
  func `a wrong command line exits 64 and records nothing`(arguments: [String]) throws {
    let sandbox = Sandbox()
    try sandbox.write("<testsuite/>", to: "junit.xml")
    if arguments[0] != "record" { try sandbox.laptime("record", "junit.xml") }
    let result = try sandbox.run([TestTools.laptime] + arguments)
    #expect(result.code == 64, "\(result.errors)")
    #expect(!result.errors.isEmpty && result.output.isEmpty)
    if arguments[0] == "record" { #expect(try sandbox.laptime("gate").code == 3) }
  }

  @Test(arguments: [
    ["runs"], ["verdicts"], ["trend"], ["slowest"], ["tests"], ["failures"], ["compare", "a", "b"],
    ["fixtures"],
    ["workers"], ["coverage"], ["benchmarks"], ["flaky"], ["changes"], ["explain", "x"],
    ["select", "--suspects"], ["backtest"], ["baseline", "list"], ["history", "x"], ["show", "x"],
    ["status"],
    ["query", "runs"], ["accept", "x", "--why", "y"], ["runs", "exclude", "ff", "--why", "y"],
  ])
  func `without a store commands exit 66, say how to make one and make none`(arguments: [String])
    throws
  {
    let sandbox = Sandbox()
    let result = try sandbox.run([TestTools.laptime] + arguments)
    #expect(result.code == 66, "\(result.errors)")
    #expect(result.errors.contains("laptime record"))
    #expect(sandbox.bytes(of: ".laptime/history.db") == nil)
  }

  @Test(arguments: [["gate", "--run", "ffff"], ["runs", "exclude", "ffff", "--why", "x"]])
  func `a run that is not there exits 66`(arguments: [String]) throws {
    #expect(try recorded().run([TestTools.laptime] + arguments).code == 66)
  }

  @Test func `a folder, a missing file and a pattern that matches nothing exit 66`() throws {
    let sandbox = try recorded()
    for name in [".", "nowhere.xml", "*.nothing", "nowhere/**/*.xml"] {
      #expect(try sandbox.laptime("record", name).code == 66, "\(name)")
    }
    #expect(try sandbox.laptime("record", "junit.xml", "--attempt-of", "ffff").code == 66)
  }

  @Test func `a store that is none exits 74 and stays, one that cannot be made 73`() throws {
    let sandbox = try recorded()
    let text = "a file of somebody else's"
    try sandbox.write(text, to: "notes.txt")
    for arguments in [["gate"], ["runs"], ["record", "junit.xml"], ["query", "runs"]] {
      let command = [TestTools.laptime] + arguments + ["--store", "notes.txt"]
      #expect(try sandbox.run(command).code == 74, "\(arguments)")
    }
    #expect(contents(of: sandbox.path("notes.txt")) == text)
    #expect(try sandbox.laptime("record", "junit.xml", "--store", "/proc/no/x.db").code == 73)
  }
}
