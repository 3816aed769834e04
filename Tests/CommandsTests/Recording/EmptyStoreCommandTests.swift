import TestSupport
import Testing

/// A store file of no bytes, as a cache that broke off leaves it, or `mktemp`.
struct EmptyStoreCommandTests {
  private let sandbox = Sandbox()

  init() throws {
    try sandbox.write(
      "<testsuite name='s'><testcase classname='c' name='a' time='0.1'/></testsuite>", to: "a.xml")
    try sandbox.run(["mkdir", ".laptime"])
  }

  /// Empty since the day before.
  private func empty(_ name: String) throws {
    try sandbox.write("", to: name)
    try sandbox.run(["touch", "-d", "yesterday", sandbox.path(name)])
  }

  @Test func `in its usual place it is a store that was cut off, for all that write and judge`()
    throws
  {
    let name = ".laptime/history.db"
    try empty(name)
    for arguments in [
      ["gate"], ["record", "a.xml"], ["runs"],
      ["run", "--no-probe", "--gate", "--", "cp", "a.xml", "junit.xml"],
    ] {
      let result = try sandbox.run([TestTools.laptime] + arguments)
      #expect(result.code == 74, "\(arguments)")
      #expect(result.errors.contains("the store is empty"), "\(arguments)")
      #expect(result.errors.contains("rm .laptime/history.db"), "\(arguments)")
      #expect(sandbox.bytes(of: name) == [])
      try sandbox.run(["rm", "-f", "junit.xml"])
    }
  }

  @Test func `one that is named is filled by record, and never judged as it is`() throws {
    try empty("fresh.db")
    #expect(try sandbox.laptime("gate", "--store", "fresh.db").code == 74)
    let gated = try sandbox.laptime(
      "run", "--no-probe", "--gate", "--store", "fresh.db", "--", "cp", "a.xml", "junit.xml")
    #expect(gated.code == 74)
    #expect(try sandbox.laptime("record", "--store", "fresh.db", "a.xml").code == 0)
    #expect(try sandbox.laptime("gate", "--store", "fresh.db").code == 0)
  }

  @Test func `the command's own failure is kept`() throws {
    try empty("fresh.db")
    let result = try sandbox.laptime(
      "run", "--no-probe", "--gate", "--store", "fresh.db", "--", "sh", "-c", "exit 9")
    #expect(result.code == 9)
  }
}
