import TestSupport
import Testing

struct GateCommandTests {
  private func sandbox(_ cases: String, attributes: String = "") throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.write(
      "<testsuite name=\"pytest\" \(attributes)>\(cases)</testsuite>", to: "junit.xml")
    try sandbox.laptime("record", "junit.xml")
    return sandbox
  }

  private let passed = "<testcase classname=\"c\" name=\"a\" time=\"0.1\"/>"
  private let failed = "<testcase classname=\"c\" name=\"b\"><failure message=\"no\"/></testcase>"

  @Test func `the exit code is the verdict`() throws {
    #expect(try sandbox(passed).laptime("gate").code == 0)
    #expect(try sandbox(passed + failed).laptime("gate").code == 1)
    let many = (0..<12).map { failed.replacing("\"b\"", with: "\"b\($0)\"") }.joined()
    #expect(try sandbox(many).laptime("gate").code == 2)
    #expect(try sandbox("").laptime("gate").code == 3)
    #expect(try Sandbox().laptime("gate").code == 3)
  }

  @Test func `a suite over two minutes fails`() throws {
    #expect(try sandbox(passed, attributes: "time=\"120.0\"").laptime("gate").code == 0)
    #expect(try sandbox(passed, attributes: "time=\"120.1\"").laptime("gate").code == 1)
  }

  @Test func `an unreadable store is no verdict`() throws {
    let sandbox = Sandbox()
    try sandbox.write("this is no store of anything at all", to: "x.db")
    #expect(try sandbox.laptime("gate", "--store", "x.db").code == 74)
  }

  @Test func `a branch without runs is told beside those that have some`() throws {
    let sandbox = Sandbox()
    try sandbox.write("<testsuite>\(passed)</testsuite>", to: "junit.xml")
    try sandbox.laptime("record", "junit.xml", "--branch", "main", "--commit", "c1")
    let judged = try sandbox.laptime("gate", "--branch", "mian", "--format", "json")
    #expect(judged.code == 3)
    #expect(judged.output.contains("no run of branch mian is recorded in"))
    #expect(judged.output.contains("there are some of main"))
    #expect(try sandbox.laptime("gate", "--suite", "x").output.contains("no run of suite x"))
  }

  @Test func `one passed attempt settles a failure`() throws {
    let sandbox = try sandbox(passed + failed)
    #expect(try sandbox.laptime("gate").code == 1)
    try sandbox.write(
      "<testsuite><testcase classname=\"c\" name=\"b\"/></testsuite>", to: "retry.xml")
    try sandbox.laptime("record", "retry.xml", "--attempt-of", "latest")
    let judged = try sandbox.laptime("gate")
    #expect(judged.code == 0)
    #expect(judged.output.contains("c::b"))
  }

  @Test func `a pinned target is asked for`() throws {
    let sandbox = try sandbox(passed, attributes: "time=\"100\"")
    try sandbox.laptime("baseline", "pin", "before", "--improve", "60%")
    #expect(try sandbox.laptime("baseline", "list").output.contains("before"))
    try sandbox.write("<testsuite name=\"pytest\" time=\"50\">\(passed)</testsuite>", to: "j.xml")
    try sandbox.laptime("record", "j.xml", "--commit", "two")
    #expect(try sandbox.laptime("gate").code == 1)
    #expect(try sandbox.laptime("baseline", "unpin", "before").code == 0)
    #expect(try sandbox.laptime("gate").code == 0)
    #expect(try sandbox.laptime("baseline", "unpin", "before").code == 64)
  }

  @Test func `init writes what holds, once, and the file it writes is right`() throws {
    let sandbox = Sandbox()
    let first = try sandbox.laptime("init")
    #expect(first.code == 0)
    let text = contents(of: sandbox.path("laptime.toml")) ?? ""
    // With every line switched on it must still say what holds without it.
    let live = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("# [") || line.contains(" = ") ? line.drop { "# ".contains($0) } : line
    }.joined(separator: "\n")
    try sandbox.write(live, to: "live.toml")
    let judged = try sandbox.laptime("gate", "--config", "live.toml")
    #expect(judged.code == 3, "\(judged.errors)")
    #expect(try sandbox.laptime("init").output.contains("is there already"))
    #expect(contents(of: sandbox.path(".gitignore")) == ".laptime/\n")
  }

  @Test func `benchmarks alone are counted as such, and no rule of tests passes by them`() throws {
    let sandbox = Sandbox()
    for run in 1...2 {
      let benchmarks = ["a", "b"].map { name in
        "{\"name\":\"BM_\(name)\",\"run_type\":\"iteration\",\"iterations\":100,\"real_time\":\(100 + run % 3).5,"
          + "\"cpu_time\":100.1,\"time_unit\":\"ns\"}"
      }
      try sandbox.write(
        "{\"context\":{\"num_cpus\":4},\"benchmarks\":[\(benchmarks.joined(separator: ","))]}",
        to: "b.json")
      try sandbox.laptime("record", "b.json", "--commit", "c\(run)", "--branch", "main")
    }
    let gate = try sandbox.laptime("gate", "--verbose")
    #expect(gate.code == 0 && gate.output.contains("2 benchmarks"), "\(gate.output)")
    #expect(gate.output.contains("– failures  only benchmarks were run"), "\(gate.output)")
    #expect(!gate.output.contains("0 tests"))
  }
}
