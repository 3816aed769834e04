import TestSupport
import Testing

struct ImportCommandTests {
  @Test func `a folder of benchmarks becomes runs at their own commits, once`() throws {
    let sandbox = Sandbox()
    try sandbox.run(["mkdir", "-p", ".benchmarks/Linux"])
    try sandbox.run(["cp", Project.fixture("pytest/benchmark.json"), ".benchmarks/Linux/0001.json"])
    #expect(try sandbox.laptime("import", ".benchmarks").output.contains("1 run imported"))
    #expect(try sandbox.laptime("import", ".benchmarks").output.contains("0 runs imported"))
    #expect(try !sandbox.laptime("benchmarks", "--format", "csv").output.isEmpty)
  }

  @Test func `times without outcomes are shown and are in no baseline`() throws {
    let sandbox = Sandbox()
    try sandbox.laptime("import", Project.fixture("pytest/test_durations"))
    #expect(
      try sandbox.laptime("slowest", "--format", "csv").output.split(separator: "\n").count > 1)
    #expect(try sandbox.laptime("gate").code == 3)
  }

  @Test func `a report is recorded, not imported`() throws {
    let result = try Sandbox().laptime("import", Project.fixture("pytest/plain.xml"))
    #expect(result.code == 65 && result.errors.contains("laptime record"))
  }
}
