import Foundation
import TestSupport
import Testing

/// How often git is started: it is asked nothing twice.
struct GitProcessTests {
  private let sandbox = Sandbox()

  private func git(_ arguments: String...) throws {
    try sandbox.run(
      ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"] + arguments)
  }

  /// A checkout with so many commits, each of which was recorded; a test fails in all but the first.
  private func history(of runs: Int) throws {
    try FileManager.default.createDirectory(
      atPath: sandbox.path("bin"), withIntermediateDirectories: true)
    try sandbox.write(
      """
      #!/bin/sh
      echo "$@" >> "$GIT_LOG"
      PATH=${PATH#*:} exec git "$@"
      """, to: "bin/git")
    try sandbox.run(["chmod", "+x", "bin/git"])
    try git("init", "--quiet", "--initial-branch=main")
    for run in 1...runs {
      try sandbox.write("\(run)", to: "shop.py")
      if run == 2 {
        try sandbox.write(
          "c::a owner=ann added=2026-01-01 expires=2026-01-20\n", to: "quarantine.txt")
      }
      try git("add", "shop.py")
      if run >= 2 { try git("add", "quarantine.txt") }
      try git("commit", "--quiet", "-m", "\(run)")
      try write(isFailing: run > 1)
      try sandbox.write("SF:shop.py\nDA:1,1\nend_of_record\n", to: "coverage.info")
      try sandbox.laptime("record", "junit.xml", "coverage.info", "--wall", "1s")
    }
  }

  private func write(isFailing: Bool) throws {
    let failure = isFailing ? "<failure message='no'/>" : ""
    try sandbox.write(
      """
      <testsuite name='pytest'><testcase classname='c' name='a' time='0.1'>\(failure)</testcase>
      <testcase classname='c' name='b' time='0.1'/></testsuite>
      """, to: "junit.xml")
  }

  /// What git is asked while a command runs.
  private func asked(by arguments: [String]) throws -> [String] {
    try sandbox.write("", to: "log")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    try sandbox.run(
      [TestTools.laptime] + arguments,
      variables: ["PATH": "\(sandbox.path("bin")):\(path)", "GIT_LOG": sandbox.path("log")])
    let log = String(decoding: sandbox.bytes(of: "log") ?? [], as: UTF8.self)
    return log.split(separator: "\n").map(String.init)
  }

  @Test func `no command asks git the same twice`() throws {
    try history(of: 4)
    let commands = [
      ["gate"], ["explain", "failures"], ["compare"], ["status"], ["show", "c::a"],
      ["coverage", "--run", "latest", "--against", "latest"], ["coverage", "--diff"],
      ["select", "--failed"], ["quarantine", "check"],
    ]
    for command in commands {
      let asked = try asked(by: command)
      #expect(Set(asked).count == asked.count, "\(command)")
      #expect(asked.count <= 8, "\(command): \(asked)")
    }
    #expect(try asked(by: ["compare"]).isEmpty)
    #expect(try asked(by: ["coverage", "--run", "latest", "--against", "latest"]).isEmpty)
  }

  @Test func `a rerun has git say no more than whether the files changed`() throws {
    try history(of: 2)
    try sandbox.write("cp junit.xml out.xml; exit 1\n", to: "runner.sh")
    func asked(retries: Int) throws -> [String] {
      try self.asked(by: [
        "run", "--gate", "--no-probe", "--retry", "\(retries)", "--report", "out.xml", "--", "sh",
        "runner.sh",
      ])
    }
    try sandbox.write("[runner]\nrerun = \"sh runner.sh {tests}\"\n", to: "laptime.toml")
    let once = try asked(retries: 0)
    let thrice = try asked(retries: 2)
    #expect(once.count <= 10, "\(once)")
    #expect(thrice.count <= once.count + 4, "\(thrice)")
  }

  @Test func `a replay of more runs asks no more than what changed between them`() throws {
    try history(of: 20)
    let three = try asked(by: ["backtest", "--runs", "3"])
    let twenty = try asked(by: ["backtest", "--runs", "20"])
    #expect(three.count <= 12, "\(three)")
    // Two questions for each further run that failed: what changed since the one before, and which files that had.
    #expect(twenty.count <= three.count + 2 * 17, "\(twenty)")
    #expect(Set(twenty).count == twenty.count)
    #expect(twenty.filter { $0.contains("cat-file") }.count == 1)
  }
}
