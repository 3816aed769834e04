import Foundation
import TestSupport
import Testing

/// `prune`, and what trend shows then.
struct PruneCommandTests {
  private func recorded(days: Int = 70) throws -> Sandbox {
    let sandbox = Sandbox()
    for day in 1...days {
      try sandbox.write(
        "<testsuite name='pytest'><testcase classname='m' name='t' time='\(day)'/></testsuite>",
        to: "junit.xml")
      let month = day > 35 ? "03" : "02"
      let date = "2026-\(month)-\(10 + day % 18)T10:00:00Z"
      try sandbox.laptime(
        "record", "junit.xml", "--branch", "main", "--commit", "c\(day)", "--started-at", date)
    }
    return sandbox
  }

  @Test func `old runs become days of the trend, and do not come back`() throws {
    let sandbox = try recorded()
    try sandbox.laptime("push", "share")
    let whole = try sandbox.laptime("trend", "--by", "month", "--format", "csv").output
    let dry = try sandbox.laptime("prune", "--keep-runs", "10", "--dry-run")
    #expect(dry.code == 0 && dry.output.contains("would be thinned out"), "\(dry)")
    let done = try sandbox.laptime("prune", "--keep-runs", "10", "--format", "json")
    let outcome = try document(done.output)
    // Twice the baseline is needed by verdicts.
    #expect(outcome["removed"] as? Int == 10 && outcome["needed"] as? Int == 50, "\(done)")
    #expect(try sandbox.laptime("doctor").code == 0)
    #expect(try sandbox.laptime("sync", "share").code == 0)
    #expect(
      try sandbox.laptime("runs", "--format", "csv", "--limit", "100").output.split(separator: "\n")
        .count == 61)
    let thinned = try sandbox.laptime("trend", "--by", "month", "--format", "csv").output
    let columns = { (text: String) in
      text.split(separator: "\n").map { $0.split(separator: ",").first }
    }
    #expect(columns(thinned) == columns(whole))
    let test = try sandbox.laptime("trend", "--test", "m::t", "--limit", "100", "--format", "csv")
      .output
    #expect(test.split(separator: "\n").count > 61)
  }

  @Test(arguments: [[], ["--keep-runs", "0"], ["--max-size", "much"], ["--max-size", "-5MB"]])
  func `without a rule that can be nothing is done`(options: [String]) throws {
    let sandbox = try recorded(days: 1)
    #expect(try sandbox.run([TestTools.laptime, "prune"] + options).code == 64)
  }

  @Test func `a size that cannot be reached is told`() throws {
    let sandbox = try recorded(days: 3)
    let result = try sandbox.laptime("prune", "--max-size", "1KB")
    #expect(result.code == 0 && result.errors.contains("cannot be reached"), "\(result)")
    #expect(result.output.hasPrefix("no run goes"))
  }
}
