import TestSupport
import Testing

/// A checkout with a file that git does not know yet is another source than its commit.
struct NewSourceTests {
  private func sandbox() throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.write("pass\n", to: "code.py")
    // The sandbox keeps its streams in files of the folder.
    try sandbox.write(".*.in\n.*.out\n.*.err\n", to: ".gitignore")
    try sandbox.write("cp $1.xml junit.xml; echo out > written.py; exit $2\n", to: "runner.sh")
    for (name, inside) in [("red", "<failure message='boom'/>"), ("green", "")] {
      try sandbox.write(
        "<testsuite><testcase classname='t' name='a' time='1'>\(inside)</testcase></testsuite>",
        to: "\(name).xml")
    }
    for arguments in [["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "one"]] {
      try sandbox.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"] + arguments)
    }
    return sandbox
  }

  private func run(_ report: String, _ code: Int, in sandbox: Sandbox) throws -> ProgramResult {
    try sandbox.laptime(
      "run", "--no-probe", "--gate", "--report", "junit.xml", "--", "sh", "runner.sh", report,
      "\(code)")
  }

  private func dirty(_ sandbox: Sandbox) throws -> String {
    try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT group_concat(is_dirty) FROM runs"
    ).output.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test func `what runs leave behind is no other source`() throws {
    let sandbox = try sandbox()
    #expect(try run("red", 1, in: sandbox).code == 1)
    for name in [".coverage", "app.log", "coverage.xml", "laptime.toml"] {
      try sandbox.write("", to: name)
    }
    #expect(try run("green", 0, in: sandbox).code == 0)
    try sandbox.laptime("record", "junit.xml")
    #expect(try !dirty(sandbox).contains("1"))
  }

  @Test(arguments: ["new.py", "tests/test_new.py", "fixed"])
  func `a pass with a new file forgives no failure of the commit`(name: String) throws {
    let sandbox = try sandbox()
    #expect(try run("red", 1, in: sandbox).code == 1)
    try sandbox.run(["sleep", "0.05"])
    try sandbox.run(["mkdir", "-p", sandbox.path("tests")])
    try sandbox.write("pass\n", to: name)
    #expect(try run("green", 0, in: sandbox).code == 0)
    try sandbox.run(["rm", sandbox.path(name)])
    #expect(try dirty(sandbox).contains("1"))
    let red = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT key FROM runs WHERE is_dirty = 0")
    let key = red.output.split(separator: "\n").last.map(String.init) ?? ""
    let judged = try sandbox.laptime("gate", "--run", key)
    #expect(judged.code == 1, "\(red.output) \(judged.output) \(judged.errors)")
  }

  @Test func `a report is of a checkout with the sources that were there before it`() throws {
    let sandbox = try sandbox()
    try sandbox.write("pass\n", to: "before.py")
    // The clock of files ticks a few times in a hundredth of a second.
    try sandbox.run(["sleep", "0.05"])
    try sandbox.run(["cp", "green.xml", "junit.xml"])
    try sandbox.laptime("record", "junit.xml")
    #expect(try dirty(sandbox) == "1")
    let other = try self.sandbox()
    try other.run(["cp", "green.xml", "junit.xml"])
    try other.run(["sleep", "0.05"])
    try other.write("pass\n", to: "after.py")
    try other.laptime("record", "junit.xml")
    #expect(try dirty(other) == "0")
  }
}
