import TestSupport
import Testing

/// Machines that record, push and pull as they like, and are killed while they do.
struct InterleavingTests {
  private let sandbox = Sandbox()
  private static let machines = 3

  @Test(arguments: ["folder", "git"], 1...2)
  func `no run is lost and none is there twice, whoever is killed when`(kind: String, seed: Int)
    throws
  {
    var random = Generator(seed: UInt64(seed))
    let remote = try makeRemote(kind)
    var recorded = 0
    for _ in 0..<30 {
      let machine = Int.random(in: 1...Self.machines, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1:
        recorded += 1
        try record(recorded, on: machine)
      case 2: try laptime(["push", remote], on: machine)
      case 3: try laptime(["pull", remote], on: machine)
      case 4 where kind == "git": try laptime(["remote", "compact", remote], on: machine)
      default:
        let delay = Int.random(in: 1...40, using: &random)
        try laptime(["sync", remote], on: machine, killedAfter: delay)
      }
    }
    for _ in 1...2 {
      for machine in 1...Self.machines { try laptime(["sync", remote], on: machine) }
    }
    let told = try (1...Self.machines).map { machine in
      try laptime(
        ["query", "--format", "csv"], on: machine,
        input: "SELECT run, tests, wall_us, started FROM run_list ORDER BY run"
      ).output
    }
    #expect(Set(told).count == 1, "\(told)")
    #expect(told[0].split(separator: "\n").count == recorded + 1)
    let verified = try laptime(["remote", "verify", remote], on: 1)
    #expect(verified.code == 0, "\(verified.output)\(verified.errors)")
  }

  private func makeRemote(_ kind: String) throws -> String {
    for machine in 1...Self.machines { try sandbox.run(["mkdir", sandbox.path("m\(machine)")]) }
    guard kind == "git" else { return sandbox.path("share") }
    try sandbox.run(["git", "init", "--quiet", "--bare", sandbox.path("origin.git")])
    for machine in 1...Self.machines {
      let folder = sandbox.path("m\(machine)")
      try sandbox.run(["git", "init", "--quiet", folder])
      try sandbox.run(
        ["git", "-C", folder, "remote", "add", "origin", sandbox.path("origin.git")])
    }
    return "git+origin"
  }

  private func record(_ number: Int, on machine: Int) throws {
    try sandbox.write(
      """
      <testsuite name="s" timestamp="2026-01-02T03:\(number + 10):04">
      <testcase classname="t" name="a" time="0.\(number)"/></testsuite>
      """, to: "m\(machine)/r\(number).xml")
    let recorded = try laptime(
      ["record", "r\(number).xml", "--commit", "c\(number)", "--branch", "main"], on: machine)
    #expect(recorded.code == 0, "\(recorded.errors)")
  }

  @discardableResult
  private func laptime(
    _ arguments: [String], on machine: Int, killedAfter milliseconds: Int? = nil, input: String = ""
  ) throws -> ProgramResult {
    let kill = milliseconds.map {
      ["timeout", "-s", "KILL", "0.\($0 < 10 ? "00" : "0")\($0)"]
    }
    return try sandbox.run(
      ["env", "-C", sandbox.path("m\(machine)")] + (kill ?? []) + [TestTools.laptime] + arguments
        + ["--store", sandbox.path("m\(machine)/history.db")], input: input)
  }
}
