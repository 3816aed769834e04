import Foundation
import TestSupport
import Testing

/// A test too short for the report's clock, in hundredths of a second, that becomes slow.
struct ResolutionTests {
  private let sandbox = Sandbox()

  /// Thirteen runs in which a test took nothing that shows, then some in which it took almost two seconds.
  init() throws {
    for run in 1...20 {
      let first = run <= 13 ? "0.00" : "1.8\(run % 3)"
      let times = [first, "0.00", "0.01", "0.02", "0.50", "0.00", "0.01", "0.03", "0.40", "0.10"]
      let cases = times.enumerated().map {
        "<testcase classname='p' name='T\($0)' time='\($1)'/>"
      }
      try sandbox.write("<testsuite name='p'>\(cases.joined())</testsuite>", to: "r.xml")
      try sandbox.laptime(
        "record", "--commit", "c\(run)", "--branch", "main", "--started-at",
        "2026-11-\(run < 10 ? "0" : "")\(run)T10:00:00Z", "r.xml")
    }
  }

  @Test func `is said to have been under the step, and nothing is so many times as long`() throws {
    let runs = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT key FROM runs ORDER BY started_at"
    ).output.split(separator: "\n").dropFirst().map { String($0.prefix(8)) }
    let gate = try sandbox.laptime("gate", "--run", runs[13]).output
    #expect(gate.contains("under 10 ms expected"))
    let json = try sandbox.laptime("gate", "--run", runs[13], "--format", "json").output
    let finding = json.components(separatedBy: "\"T0\"").last ?? ""
    #expect(finding.contains("\"ratio\": null"))
    let explained = try sandbox.laptime("explain", "p::T0", "--run", runs[13]).output
    #expect(explained.contains("level under 10 ms, machine"))
    #expect(explained.contains("under 10 ms in 13 runs"))
    #expect(explained.contains("ratio      –"))
    let changes = try sandbox.laptime("changes").output
    #expect(changes.contains("under 10 ms → 1.8"))
    let change = changes.split(separator: "\n").first { $0.contains("under 10 ms") } ?? ""
    #expect(!change.contains("×"))
    let compared = try sandbox.laptime(
      "compare", runs[0], runs[13], "--format", "json"
    ).output
    #expect(compared.contains("\"ratio\": null"))
  }
}
