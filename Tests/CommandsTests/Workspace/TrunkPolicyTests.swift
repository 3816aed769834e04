import Foundation
import TestSupport
import Testing

/// A change may bring a `laptime.toml` of its own: what it asks less is told, or not asked at all.
struct TrunkPolicyTests {
  private let sandbox = Sandbox()

  private func git(_ arguments: String...) throws {
    try sandbox.run(
      ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"] + arguments)
  }

  /// A branch of a trunk that asks for 90 % of coverage; each run covers half, and a test fails on the branch.
  private func change(_ file: String?, trunk name: String = "main", keeps other: String = "")
    throws
  {
    try git("init", "--quiet", "--initial-branch=\(name)")
    try sandbox.write("\(other)[coverage]\nfloor = 90\n", to: "laptime.toml")
    try git("add", "laptime.toml")
    try git("commit", "--quiet", "-m", "one")
    try git("checkout", "--quiet", "-b", "feature")
    if let file {
      try sandbox.write(file, to: "laptime.toml")
    } else {
      try FileManager.default.removeItem(atPath: sandbox.path("laptime.toml"))
    }
    try git("commit", "--quiet", "-a", "--allow-empty", "-m", "two")
    try sandbox.write(
      "<testsuite name='pytest'><testcase classname='c' name='a' time='0.1'><failure/></testcase>"
        + "<testcase classname='c' name='b' time='0.1'/></testsuite>", to: "junit.xml")
    try sandbox.write("SF:a.py\nDA:1,1\nDA:2,0\nend_of_record\n", to: "coverage.info")
    try sandbox.laptime("record", "junit.xml", "coverage.info", "--wall", "1s")
  }

  /// What is told in a document of the gate: by setting, its value here and on the trunk.
  private func differences(from source: String? = nil) throws -> [String: [String]] {
    let gate =
      try source.map {
        try sandbox.laptime("gate", "--format", "json", "--policy-from", $0)
      } ?? sandbox.laptime("gate", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(gate.output.utf8))
    let list = (object as? [String: Any])?["policy_differs"] as? [[String: Any]] ?? []
    var told: [String: [String]] = [:]
    for difference in list {
      let setting = difference["setting"] as? String ?? ""
      told[setting] = ["here", "trunk"].map { difference[$0] as? String ?? "nil" }
    }
    return told
  }

  private static let weak =
    "[coverage]\nfloor = 10\n[rules]\nfailures = \"off\"\n[suites.full]\nbudget = \"9m\"\n"

  @Test func `each setting that is not the trunk's is told`() throws {
    try change(Self.weak)
    let gate = try sandbox.laptime("gate")
    #expect(gate.code == 0)
    #expect(gate.output.contains("judged by other settings than main has: 3 settings"))
    #expect(gate.output.contains("coverage.floor is 10, 90 on main"))
    #expect(gate.output.contains("rules.failures is off, fail on main"))
    #expect(
      try differences() == [
        "coverage.floor": ["10", "90"], "rules.failures": ["off", "fail"],
        "suites.full.budget": ["9m", "2m"],
      ])
    #expect(
      try sandbox.laptime("gate", "--format", "markdown").output.contains("coverage.floor is 10"))
  }

  @Test func `with the trunk's policy the change is held to it`() throws {
    try change(Self.weak)
    let gate = try sandbox.laptime("gate", "--policy-from", "main")
    #expect(gate.code == 1)
    #expect(!gate.output.contains("other settings"))
    #expect(try differences(from: "main").isEmpty)
    let run = try sandbox.laptime(
      "run", "--gate", "--policy-from", "main", "--no-probe", "--report", "junit.xml", "--", "sh",
      "-c", "sleep 0.01; cat junit.xml > x; cat x > junit.xml")
    #expect(run.code == 1, "\(run.errors)")
  }

  @Test func `a policy that is not to be had judges nothing`() throws {
    try change(Self.weak)
    let gate = try sandbox.laptime("gate", "--policy-from", "nowhere")
    #expect(gate.code == 66 && gate.errors.contains("nowhere"))
    let run = try sandbox.laptime(
      "run", "--gate", "--policy-from", "--upload-pack=x", "--", "echo", "ran")
    #expect(run.code != 0 && run.output.isEmpty)
    try sandbox.write("[covrage]\n", to: "laptime.toml")
    try git("commit", "--quiet", "-a", "-m", "three")
    #expect(try sandbox.laptime("gate", "--policy-from", "feature").code == 78)
  }

  @Test func `a file that the change took away is missed`() throws {
    try change(nil)
    #expect(try differences() == ["coverage.floor": ["80", "90"]])
  }

  @Test func `a trunk that the change renames in its own file is none`() throws {
    try change("trunk = \"feature\"\n" + Self.weak)
    #expect(try differences().keys.sorted().first == "coverage.floor")
    #expect(try differences()["trunk"] == ["feature", "nil"])
  }

  @Test func `a trunk that its own file names is compared with`() throws {
    try change("trunk = \"develop\"\n[coverage]\nfloor = 80\n", keeps: "trunk = \"develop\"\n")
    try git("branch", "--quiet", "develop", "main")
    #expect(try differences() == ["coverage.floor": ["80", "90"]])
  }

  @Test func `the same settings, the trunk itself and no checkout say nothing`() throws {
    try change("# other words\n[coverage]\nfloor = 90.0\n")
    #expect(try differences().isEmpty)
    try git("checkout", "--quiet", "main")
    try sandbox.laptime("record", "junit.xml", "--wall", "1s")
    #expect(try differences().isEmpty)
    let elsewhere = Sandbox()
    try elsewhere.write("[coverage]\nfloor = 1\n", to: "laptime.toml")
    try elsewhere.write(
      "<testsuite><testcase classname='c' name='b' time='0.1'/></testsuite>", to: "junit.xml")
    try elsewhere.laptime("record", "junit.xml")
    #expect(try !elsewhere.laptime("gate", "--format", "json").output.contains("policy_differs"))
    #expect(try elsewhere.laptime("gate", "--policy-from", "main").code == 66)
  }

  @Test func `a quarantine of the change is none of the trunk's`() throws {
    try change("[coverage]\nfloor = 10\n")
    try sandbox.write("c::a owner=ann added=2026-01-01\n", to: "quarantine.txt")
    let own = try sandbox.laptime("gate", "--policy-from", "feature")
    #expect(own.code == 1, "\(own.output)")
    try git("add", "quarantine.txt")
    try git("commit", "--quiet", "-m", "three")
    try sandbox.laptime("record", "junit.xml", "--wall", "1s")
    #expect(
      try sandbox.laptime("gate", "--policy-from", "feature").output.contains("quarantine"))
    let gate = try sandbox.laptime("gate", "--policy-from", "main")
    #expect(gate.code == 1 && gate.output.contains("1 of 2 tests failed"))
  }
}
