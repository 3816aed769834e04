import Foundation
import TestSupport
import Testing

/// Benchmarks are judged whether tests run beside them or not, and what failed or went is told until somebody says
/// otherwise.
struct BenchmarkRunTests {
  private let sandbox = Sandbox()

  /// A report of hyperfine in which each command took so many seconds, a bit more or less each time.
  private func write(_ times: [String: Double], failing: [String: String] = [:]) throws {
    let results = times.sorted { $0.key < $1.key }.map { command, seconds in
      let samples = (0..<10).map { _ in seconds * Double.random(in: 0.997...1.003) }
      let codes = (0..<10).map { $0 == 3 ? failing[command] ?? "0" : "0" }
      return """
        {"command": "\(command)", "mean": \(seconds), "min": \(seconds), "max": \(seconds),
         "times": \(samples), "exit_codes": [\(codes.joined(separator: ", "))]}
        """
    }
    try sandbox.write("{\"results\": [\(results.joined(separator: ",\n"))]}", to: "bench.json")
  }

  @discardableResult
  private func record(
    _ commit: String?, _ times: [String: Double], failing: [String: String] = [:],
    branch: String = "main"
  ) throws -> ProgramResult {
    try write(times, failing: failing)
    let about = commit.map { ["--commit", $0, "--branch", branch] } ?? []
    try sandbox.run([TestTools.laptime, "record", "bench.json"] + about)
    return try sandbox.laptime("gate", "--verbose")
  }

  /// Eight runs of the trunk.
  private func past(_ times: [String: Double] = ["ls": 0.1, "cat": 0.2]) throws {
    for run in 1...8 { try record("c\(run)", times) }
  }

  @Test func `runs of benchmarks alone are judged against each other`() throws {
    try past()
    let same = try record("d1", ["ls": 0.1, "cat": 0.2])
    #expect(same.code == 0 && same.output.contains("no benchmark of 2 is slower"), "\(same.output)")
    let once = try record("d2", ["ls": 0.15, "cat": 0.2])
    #expect(once.code == 0 && once.output.contains("×1.5"), "\(once.output)")
    let branch = try record("b1", ["ls": 0.1, "cat": 0.3], branch: "feature")
    #expect(branch.output.contains("×1.5"), "\(branch.output)")
    let twice = try record("d3", ["ls": 0.15, "cat": 0.2])
    #expect(twice.code == 1 && twice.output.contains("in the run before too"), "\(twice.output)")
  }

  @Test func `a branch that is slow in two runs of its own fails, two goes at one are one`()
    throws
  {
    try past()
    let slow = ["ls": 0.15, "cat": 0.2]
    #expect(try record("b1", slow, branch: "feature").code == 0)
    #expect(try record("b1", slow, branch: "feature").code == 0)
    let next = try record("b2", slow, branch: "feature")
    #expect(next.code == 1 && next.output.contains("in the run before too"), "\(next.output)")
    #expect(try record("o1", slow, branch: "other").code == 0)
    #expect(try record("b3", ["ls": 0.1, "cat": 0.2], branch: "feature").code == 0)
    #expect(try record("b4", slow, branch: "feature").code == 0)
  }

  @Test func `each measurement is a run of its own, also without a commit`() throws {
    for _ in 1...8 { try record(nil, ["ls": 0.1]) }
    let rows = try sandbox.laptime("runs", "--format", "csv").output.split(separator: "\n")
    #expect(rows.count == 9)
    #expect(try record(nil, ["ls": 0.15]).output.contains("×1.5"))
    try past()
    try record("d1", ["ls": 0.15, "cat": 0.2])
    #expect(try record("d1", ["ls": 0.1, "cat": 0.2]).output.contains("no benchmark of 2"))
    let again = try sandbox.laptime("record", "bench.json", "--commit", "d1", "--branch", "main")
    #expect(again.output.contains("already recorded"))
  }

  @Test(arguments: ["1", "null"])
  func `a benchmark that failed is red, and stays so on its source until it is measured`(
    code: String
  ) throws {
    try past()
    let red = try record("d1", ["ls": 0.1, "cat": 0.2], failing: ["cat": code])
    #expect(red.code == 1 && red.output.contains("cat"), "\(red.output)")
    let without = try record("d1", ["ls": 0.1])
    #expect(without.code == 1 && without.output.contains("cat"), "\(without.output)")
    #expect(try record("d1", ["ls": 0.1, "cat": 0.2]).code == 0)
  }

  @Test func `a benchmark that is gone is told until somebody takes it`() throws {
    try past()
    try record("d1", ["ls": 0.1, "cat": 0.2], failing: ["cat": "1"])
    for commit in ["d2", "d3"] {
      let gone = try record(commit, ["ls": 0.1])
      #expect(gone.output.contains("cat  gone; it failed in"), "\(gone.output)")
      #expect(gone.output.contains("laptime accept"))
    }
    let taken = try sandbox.laptime(
      "accept", "cat", "--rule", "benchmark-regression", "--why", "no more")
    #expect(taken.code == 0, "\(taken.errors)")
    #expect(!(try record("d4", ["ls": 0.1]).output.contains("gone")))
  }

  @Test func `benchmarks say nothing of tests, and no report of tests is no pass`() throws {
    func tests(_ cases: String, _ commit: String, _ more: String...) throws -> ProgramResult {
      try sandbox.write("<testsuite name='s'>\(cases)</testsuite>", to: "j.xml")
      try sandbox.run(
        [TestTools.laptime, "record", "j.xml", "--commit", commit, "--branch", "main"] + more)
      return try sandbox.laptime("gate", "--verbose")
    }
    let two =
      "<testcase classname='t' name='a' time='1'/><testcase classname='t' name='b' time='1'/>"
    #expect(try tests(two, "c1").code == 0)
    #expect(try record("c2", ["ls": 0.1]).code == 0)
    try write(["ls": 0.1])
    #expect(try tests("", "c3", "bench.json").code != 0)
    let lost = try tests("<testcase classname='t' name='a' time='1'/>", "c4")
    #expect(lost.output.contains("t::b  gone"), "\(lost.output)")
  }

  @Test func `a command of benchmarks after tests of the same commit is judged with them`() throws {
    func run(_ file: String, end: Int = 0, _ commit: String = "c1") throws -> ProgramResult {
      try sandbox.write("cp source \(file); exit \(end)\n", to: "runner.sh")
      return try sandbox.run([
        TestTools.laptime, "run", "--gate", "--no-probe", "--commit", commit, "--branch", "main",
        "--report", file, "--", "sh", "runner.sh",
      ])
    }
    func measure(end: Int = 0, _ commit: String = "c1") throws -> ProgramResult {
      try write(["ls": 0.1])
      try sandbox.run(["mv", "bench.json", "source"])
      return try run("bench.json", end: end, commit)
    }
    func test(isRed: Bool = false, _ commit: String) throws {
      let failure = isRed ? "<failure message='no'/>" : ""
      try sandbox.write(
        "<testsuite><testcase classname='t' name='a' time='1'>\(failure)</testcase></testsuite>",
        to: "source")
      #expect(try run("j.xml", commit).code == (isRed ? 1 : 0))
    }
    try test("c1")
    let judged = try measure()
    #expect(judged.code == 0 && judged.errors.contains("1 test"), "\(judged.errors)")
    let failed = try measure(end: 3)
    #expect(failed.code == 1 && failed.errors.contains("exit code 3"), "\(failed.errors)")
    try test(isRed: true, "c2")
    #expect(try measure("c2").code == 1)
    #expect(try run("bench.json", "c2").code == 66, "the same bytes are no measurement")
  }
}
