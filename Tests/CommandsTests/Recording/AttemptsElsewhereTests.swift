import TestSupport
import Testing

/// `--attempt-of` takes what was tried again, and nothing that ran somewhere else.
struct AttemptsElsewhereTests {
  private func report(_ body: String) -> String {
    "<testsuite tests='1'><testcase classname='t' name='a' time='0.01'>\(body)</testcase></testsuite>"
  }

  private func sandbox() throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.write(report("<failure/>"), to: "red.xml")
    try sandbox.write(report(""), to: "green.xml")
    let run = try sandbox.laptime(
      "record", "red.xml", "--suite", "unit", "--commit", "c1", "--branch", "main", "--label",
      "python=3.8")
    #expect(run.code == 0)
    return sandbox
  }

  @Test(arguments: [
    (["--suite", "full"], "suite is full, and unit in the run"),
    (["--branch", "other"], "branch is other, and main in the run"),
    (["--label", "python=3.12"], "label python is 3.12, and 3.8 in the run"),
    (["--label", "db=pg"], "label db is pg, and the run has none"),
    (["--commit", "c2"], "is of another source"),
  ])
  func `attempts that say to be from elsewhere are refused, and the run stays red`(
    options: [String], says: String
  ) throws {
    let sandbox = try sandbox()
    let refused = try sandbox.run(
      [TestTools.laptime, "record", "green.xml", "--attempt-of", "latest"] + options)
    #expect(refused.code == 64)
    #expect(refused.errors.contains(says), "\(refused.errors)")
    #expect(try sandbox.laptime("gate").code == 1)
  }

  @Test func `attempts that say nothing are of the run's suite and forgive`() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.laptime("record", "green.xml", "--attempt-of", "latest").code == 0)
    #expect(try sandbox.laptime("gate").code == 0)
  }

  @Test func `an attempt that failed is not forgiven by what passed before it`() throws {
    let sandbox = try sandbox()
    try sandbox.laptime("baseline", "pin", "first")
    try sandbox.write(report("<failure message='again'/>"), to: "again.xml")
    let place = ["--suite", "unit", "--commit", "c1", "--branch", "main", "--label", "python=3.8"]
    for (report, options, code) in [
      ("green.xml", place + ["--run-key", "2"], 0), ("again.xml", ["--attempt-of", "first"], 1),
      ("green.xml", place + ["--run-key", "3"], 0),
    ] as [(String, [String], Int32)] {
      let told = try sandbox.run([TestTools.laptime, "record", report] + options)
      #expect(told.code == 0, "\(told.errors)")
      #expect(try sandbox.laptime("gate", "--run", "first").code == code)
    }
  }

  @Test func `a green suite does not hide a red one of the same commit`() throws {
    let sandbox = try sandbox()
    try sandbox.laptime(
      "record", "green.xml", "--suite", "full", "--commit", "c1", "--branch", "main")
    let judged = try sandbox.laptime("gate")
    #expect(judged.errors.contains("suite unit is red and not judged here"), "\(judged.errors)")
  }

  @Test
  func `no older run is judged where the newest was taken out, unless it is of the same commit`()
    throws
  {
    let sandbox = try sandbox()
    try sandbox.laptime(
      "record", "green.xml", "--suite", "unit", "--commit", "c0", "--branch", "main")
    try sandbox.laptime(
      "record", "red.xml", "--suite", "unit", "--commit", "c2", "--branch", "main")
    try sandbox.laptime("runs", "exclude", "latest", "--why", "the disk was full")
    let judged = try sandbox.laptime("gate")
    #expect(judged.code == 3)
    #expect(judged.output.contains("took out:"), "\(judged.output)")
    try sandbox.laptime(
      "record", "green.xml", "--suite", "unit", "--commit", "c2", "--branch", "main")
    #expect(try sandbox.laptime("gate").code == 0)
    try sandbox.laptime(
      "record", "red.xml", "--suite", "unit", "--commit", "c2", "--branch", "main", "--run-key", "2"
    )
    #expect(try sandbox.laptime("gate").code == 1)
    try sandbox.laptime("runs", "exclude", "latest", "--why", "the network was down")
    let other = try sandbox.laptime("gate")
    #expect(other.code == 0 && other.errors.contains("took out: the network was down"))
  }
}
