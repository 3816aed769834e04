import TestSupport
import Testing

/// Commands that build first: the build is not the suite.
struct BuildingRunTests {
  /// A program of that name that prints and leaves a report.
  private func program(_ name: String, in sandbox: Sandbox, _ script: String) throws {
    try sandbox.run(["mkdir", "-p", "bin"])
    try sandbox.write("#!/bin/sh\n" + script, to: "bin/\(name)")
    try sandbox.run(["chmod", "+x", "bin/\(name)"])
  }

  private func run(_ sandbox: Sandbox, _ command: [String]) throws -> ProgramResult {
    try sandbox.run(
      ["sh", "-c", "PATH=$PWD/bin:$PATH exec \"$@\"", "sh", TestTools.laptime, "run", "--no-probe"]
        + command)
  }

  private let report =
    "<testsuite name='s'><testcase classname='c' name='a' time='0.01'/></testsuite>"

  @Test(arguments: [
    ("swift", "Build complete! (0.02s)", ["swift", "test"]),
    ("cargo", "    Finished `test` profile [unoptimized] target(s) in 0.02s", ["cargo", "test"]),
  ])
  func `what the runner says of its build is none of the wall time`(
    name: String, line: String, command: [String]
  ) throws {
    let sandbox = Sandbox()
    try sandbox.write(report, to: "source.xml")
    try program(name, in: sandbox, "echo '\(line)' >&2; sleep 0.1; cp source.xml junit.xml")
    let result = try run(sandbox, ["--gate", "--"] + command)
    #expect(result.code == 0)
    #expect(result.errors.contains("(measured, without 20.0 ms of building)"))
    let row = try sandbox.laptime(
      "query", "--format", "csv",
      input: "SELECT wall_source, build_us, wall_us >= 80000 FROM shards"
    ).output
    #expect(row.hasSuffix("measured,20000,1\n"))
    let gate = try sandbox.laptime("gate", "--format", "json").output
    #expect(gate.contains("without 20.0 ms of building"))
  }

  @Test func `of go the tests count from the first that began to the last that ended`() throws {
    let sandbox = Sandbox()
    try program(
      "go", in: sandbox,
      """
      sleep 0.1
      cat <<'X'
      {"Time":"2026-11-27T10:00:00Z","Action":"run","Package":"p","Test":"TestA"}
      {"Time":"2026-11-27T10:00:00.03Z","Action":"pass","Package":"p","Test":"TestA","Elapsed":0.03}
      {"Time":"2026-11-27T10:00:00.03Z","Action":"pass","Package":"p","Elapsed":0.03}
      X
      """)
    #expect(
      try run(
        sandbox, ["--started-at", "2026-11-27T10:00:00Z", "--", "go", "test", "-json", "./..."]
      )
      .code == 0)
    let row = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT wall_us, build_us >= 60000 FROM shards"
    ).output
    #expect(row.hasSuffix("30000,1\n"))
  }

  @Test func `a runner that stops at a failure by its own words leaves an incomplete run`() throws {
    let sandbox = Sandbox()
    let red = report.replacing("/></", with: "><failure message='no'/></testcase></")
    try sandbox.write(red, to: "source.xml")
    try program("mocha", in: sandbox, "cp source.xml junit.xml; exit 1")
    #expect(try run(sandbox, ["--", "mocha", "--bail"]).errors.contains("incomplete"))
    #expect(try !run(sandbox, ["--", "mocha"]).errors.contains("incomplete"))
    #expect(try !run(sandbox, ["--", "mocha", "--bail=2"]).errors.contains("incomplete"))
  }
}
