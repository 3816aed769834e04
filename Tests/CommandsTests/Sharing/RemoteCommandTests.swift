import TestSupport
import Testing

/// `laptime push`, `pull`, `sync` and `remote`, on the built program.
struct RemoteCommandTests {
  private let sandbox = Sandbox()

  private func record(_ number: Int, into store: String, in folder: String? = nil) throws {
    try sandbox.write(
      """
      <testsuite name="s" timestamp="2026-01-02T03:04:\(number + 10)">
      <testcase classname="t" name="a" time="0.\(number)"/></testsuite>
      """, to: "r\(number).xml")
    try sandbox.laptime(
      "record", sandbox.path("r\(number).xml"), "--store", sandbox.path(store), "--commit",
      "c\(number)", "--branch", "main")
  }

  private func runs(in store: String) throws -> String {
    try sandbox.laptime(
      "query", "--store", sandbox.path(store), "--format", "csv",
      input: "SELECT run, tests, wall_us, started FROM run_list ORDER BY run"
    ).output
  }

  /// What a remote is called that is a folder, or a bare repository of git with a clone to work in.
  private func remote(_ kind: String) throws -> String {
    guard kind == "git" else { return sandbox.path("share") }
    for command in [
      ["git", "init", "--quiet", "--bare", sandbox.path("origin.git")],
      ["git", "init", "--quiet", sandbox.path(".")],
      ["git", "-C", sandbox.path("."), "remote", "add", "origin", sandbox.path("origin.git")],
    ] { try sandbox.run(command) }
    return "git+origin"
  }

  @Test(arguments: ["folder", "git"])
  func `stores that push and pull are equal at the end`(kind: String) throws {
    let remote = try remote(kind)
    for number in 1...3 { try record(number, into: "one.db") }
    for number in 3...5 { try record(number, into: "two.db") }
    for store in ["one.db", "two.db", "one.db"] {
      try sandbox.laptime("sync", remote, "--store", sandbox.path(store))
    }
    #expect(try runs(in: "one.db") == runs(in: "two.db"))
    #expect(try runs(in: "one.db").split(separator: "\n").count == 6)
    try sandbox.laptime("remote", "verify", remote, "--store", sandbox.path("one.db"))
    let again = try sandbox.laptime("push", remote, "--store", sandbox.path("two.db"))
    #expect(again.output.contains("0 bundles sent"), "\(again.output)")
  }

  @Test(arguments: ["folder", "git"])
  func `a job without a history takes the newest runs`(kind: String) throws {
    let remote = try remote(kind)
    for number in 1...5 { try record(number, into: "one.db") }
    try sandbox.laptime("push", remote, "--store", sandbox.path("one.db"))
    try sandbox.laptime(
      "pull", remote, "--store", sandbox.path("new.db"), "--suite", "full", "--branch", "main",
      "--runs",
      "2")
    let rows = try runs(in: "new.db")
    #expect(rows.split(separator: "\n").count == 3, "\(rows)")
    #expect(rows.contains("03:04:15Z") && rows.contains("03:04:14Z"), "\(rows)")
  }

  @Test func `refs that are put together hold all that was there`() throws {
    let remote = try remote("git")
    for number in 1...4 {
      try record(number, into: "one.db")
      try sandbox.laptime("push", remote, "--store", sandbox.path("one.db"))
    }
    try sandbox.laptime("remote", "compact", remote, "--store", sandbox.path("one.db"))
    let refs = try sandbox.run(
      ["git", "-C", sandbox.path("origin.git"), "for-each-ref", "--format=%(refname)"]
    ).output
    #expect(refs == "refs/laptime/pack\n", "\(refs)")
    try sandbox.laptime("remote", "verify", remote, "--store", sandbox.path("one.db"))
    try sandbox.laptime("pull", remote, "--store", sandbox.path("two.db"))
    #expect(try runs(in: "one.db") == runs(in: "two.db"))
  }

  @Test func `a damaged bundle is told, and the others are taken over`() throws {
    for number in 1...2 { try record(number, into: "one.db") }
    let share = try remote("folder")
    try sandbox.laptime("push", share, "--store", sandbox.path("one.db"))
    let files = try sandbox.run(["find", share, "-name", "*.laptime"]).output.split(separator: "\n")
    try sandbox.run(["truncate", "-s", "60", String(files[0])])
    let pulled = try sandbox.laptime("pull", share, "--store", sandbox.path("two.db"), exit: 65)
    #expect(pulled.output.contains("1 run added"), "\(pulled.output)\(pulled.errors)")
    try sandbox.laptime("remote", "verify", share, "--store", sandbox.path("one.db"), exit: 65)
  }

  @Test func `the remote of the configuration is the usual one`() throws {
    try record(1, into: "one.db")
    let store = sandbox.path("one.db")
    let none = try sandbox.laptime("push", "--store", store, exit: 64)
    #expect(none.errors.contains("no remote is named"))
    try sandbox.write("[remote]\nurl = \"share\"\n", to: "laptime.toml")
    try sandbox.laptime("push", "--store", store)
    #expect(sandbox.exists("share/runs/full/main"))
  }
}
