import Foundation
import TestSupport
import Testing

struct RunCommandTests {
  private let report =
    "<testsuite name=\"pytest\"><testcase classname=\"c\" name=\"a\" time=\"0.01\"/></testsuite>"

  @Test(arguments: [("exit 0", 0), ("exit 3", 3), ("kill -9 $$", 137)])
  func `the command's own exit code is kept`(script: String, code: Int32) throws {
    let result = try Sandbox().laptime("run", "--no-probe", "--", "sh", "-c", script)
    #expect(result.code == code)
  }

  @Test func `a command that is not there exits as a shell says it`() throws {
    #expect(try Sandbox().laptime("run", "--no-probe", "--", "no-such-command").code == 127)
    #expect(try Sandbox().laptime("run", "--no-probe", "--", "/").code == 126)
    #expect(try Sandbox().laptime("run").code == 64)
  }

  @Test func `what the command writes and reads is its own, byte by byte`() throws {
    let result = try Sandbox().laptime(
      "run", "--no-probe", "--", "sh", "-c", "cat; printf 'a\\000b'", input: "from the input")
    #expect(result.output == "from the inputa\u{0}b")
  }

  @Test func `a report that it wrote is found, measured and recorded`() throws {
    let sandbox = Sandbox()
    try sandbox.write(report, to: "source.xml")
    let result = try sandbox.laptime(
      "run", "--no-probe", "--", "sh", "-c", "cp source.xml junit.xml; sleep 0.2")
    #expect(result.code == 0 && result.errors.contains("recorded run"))
    let row = try sandbox.laptime(
      "query", "--format", "csv",
      input: "SELECT wall_source, wall_us >= 200000, user_us >= 0, exit_code FROM shards, commands"
    ).output
    #expect(row.hasSuffix("measured,1,1,0\n"))
  }

  @Test func `a report of an earlier run is not taken`() throws {
    let sandbox = Sandbox()
    try sandbox.write(report, to: "junit.xml")
    let result = try sandbox.laptime("run", "--no-probe", "--", "true")
    #expect(result.code == 0 && result.errors.contains("wrote no report"))
  }

  @Test func `a store that cannot be written only warns`() throws {
    let sandbox = Sandbox()
    try sandbox.write(report, to: "source.xml")
    let result = try sandbox.laptime(
      "run", "--no-probe", "--store", "/proc/no/store.db", "--", "cp", "source.xml", "junit.xml")
    #expect(result.code == 0 && result.errors.contains("was not recorded"))
  }

  @Test func `with a gate the verdict is the exit code`() throws {
    let sandbox = Sandbox()
    try sandbox.write(report, to: "source.xml")
    let passed = try sandbox.laptime(
      "run", "--no-probe", "--gate", "--", "cp", "source.xml", "junit.xml")
    #expect(passed.code == 0)
    let unexplained = try sandbox.laptime(
      "run", "--no-probe", "--gate", "--", "sh", "-c",
      "cp source.xml junit.xml; echo cannot compile >&2; exit 1")
    #expect(unexplained.code == 1 && unexplained.errors.contains("cannot compile"))
    try sandbox.write(
      report.replacing("/></", with: "><failure/></testcase></"), to: "source.xml")
    let failed = try sandbox.laptime(
      "run", "--no-probe", "--gate", "--", "cp", "source.xml", "junit.xml")
    #expect(failed.code == 1)
    #expect(
      try sandbox.laptime("run", "--no-probe", "--gate", "--", "sh", "-c", "exit 5").code == 5)
  }

  @Test func `a real parallel pytest run is measured as time measures it`() throws {
    let sandbox = Sandbox()
    try sandbox.run(["cp", "-R", "\(Project.tests)/DemoSuite/.", sandbox.folder])
    let result = try sandbox.laptime(
      "run", "--", TestTools.python, "-c", measuring, TestTools.python, "-m", "pytest", "-q",
      "-n", "2", "tests/unit", "--junit-xml=junit.xml", variables: ["DEMO_SEED": "60203"])
    #expect(result.errors.contains("recorded run"), "\(result.errors)")
    let own = (result.output.split(separator: "\n").last ?? "").split(separator: " ")
      .compactMap { Double($0) }
    let gate = try sandbox.laptime("gate", "--format", "json").output
    let rules =
      (try JSONSerialization.jsonObject(with: Data(gate.utf8)) as? [String: Any])?["rules"]
      as? [[String: Any]]
    let rule = rules?.first { $0["rule"] as? String == "parallel-efficiency" }
    let cores = Double(ProcessInfo.processInfo.activeProcessorCount)
    guard cores > 1 else { return }
    let efficiency = try #require(rule?["actual"] as? Double)
    let expected = 100 * (own[1] + own[2]) / (own[0] * cores)
    #expect(efficiency > 0 && efficiency < 100)
    #expect(abs(efficiency - expected) < 3)
  }

  /// Runs the command after it and prints its wall, user and system time as the system accounts them.
  private let measuring = """
    import os, resource, subprocess, sys, time
    start = time.monotonic()
    subprocess.run(sys.argv[1:])
    wall = time.monotonic() - start
    use = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(); print(wall, use.ru_utime, use.ru_stime)
    """
}
