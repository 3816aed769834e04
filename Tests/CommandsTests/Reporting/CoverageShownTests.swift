import TestSupport
import Testing

struct CoverageShownTests {
  @Test(arguments: [
    (9, 11, "81.82 %", "81.82"), (3999, 5000, "79.98 %", "79.98"),
    (15999, 20000, "79.995 %", "80.0"),
  ])
  func `coverage is the same number wherever it is shown`(
    covered: Int, total: Int, shown: String, stored: String
  ) throws {
    let sandbox = Sandbox()
    let lines = (1...total).map { "DA:\($0),\($0 <= covered ? 1 : 0)\n" }.joined()
    try sandbox.write("SF:a.py\n\(lines)end_of_record\n", to: "lcov.info")
    try sandbox.write(
      #"<testsuite tests="1"><testcase classname="a" name="b" time="1"/></testsuite>"#,
      to: "junit.xml")
    let recorded = try sandbox.laptime("record", "junit.xml", "lcov.info", "--wall", "1s")
    #expect((recorded.output + recorded.errors).contains("coverage \(shown), lines \(shown)\n"))
    let gate = try sandbox.laptime("gate").output
    #expect(gate.contains("coverage \(shown) of 80 %"), "\(gate)")
    let rows = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT coverage_percent FROM run_list")
    #expect(rows.output.contains("\n\(stored)\n"), "\(rows.output)")
  }
}
