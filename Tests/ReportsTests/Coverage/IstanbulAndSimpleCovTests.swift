import History
import Testing

@testable import Reports

struct IstanbulAndSimpleCovTests {
  @Test func `a line ran if a statement of it did, branches count each of their ways`() throws {
    // By istanbul-lib-coverage's FileCoverage.
    let report = try Reading(
      """
      {"/home/ci/shop/src/a.js": {"path": "/home/ci/shop/src/a.js",
        "s": {"0": 3, "1": 0, "2": 1, "3": 0}, "b": {"0": [2, 0]}, "f": {},
        "statementMap": {
         "0": {"start": {"line": 1, "column": 0}, "end": {"line": 1, "column": 9}},
         "1": {"start": {"line": 2, "column": 0}, "end": {"line": 4, "column": 9}},
         "2": {"start": {"line": 2, "column": 9}, "end": {"line": 2, "column": 12}},
         "3": {"start": {"line": 5, "column": 0}, "end": {"line": 5, "column": null}}},
        "branchMap": {"0": {"loc": {"start": {"line": 1, "column": 0}, "end": {"line": 1, "column": 9}},
          "type": "if", "locations": []}}, "fnMap": {}}}
      """, checkout: "/home/ci/shop")
    #expect(report.summary.format == "istanbul")
    #expect(report.coverage.map(\.path) == ["src/a.js"])
    #expect(report.counts.words == "2/3 1/2")
    #expect(report.coverage[0].lines.map(\.number) == [1, 2, 5])
  }

  @Test func `SimpleCov's result set of a real run`() throws {
    let report = try Reading(fixture: "ruby/resultset.json")
    #expect(report.summary.format == "simplecov")
    #expect(report.coverage.map(\.path) == ["/home/ci/shop/lib/shop.rb"])
    #expect(report.counts.words == "6/7 2/4")
  }

  @Test
  func `what several commands cover unites, and its JSON formatter and old versions are read`()
    throws
  {
    let both = try Reading(
      """
      {"RSpec": {"coverage": {"/w/lib/a.rb": {"lines": [1, null, 0, "ignored"]}}, "timestamp": 1},
       "Minitest": {"coverage": {"/w/lib/a.rb": [0, null, 2, null]}, "timestamp": 2}}
      """, checkout: "/w")
    #expect(both.counts.words == "2/2 0/0")
    let formatter = try Reading(
      """
      {"meta": {"simplecov_version": "0.22.0"}, "coverage": {"/w/lib/a.rb": {"lines": [1, 0],
        "branches": [{"type": "then", "start_line": 1, "end_line": 1, "coverage": 1},
          {"type": "else", "start_line": 1, "end_line": 1, "coverage": 0}]}}}
      """, checkout: "/w")
    #expect(formatter.summary.format == "simplecov")
    #expect(formatter.counts.words == "1/2 1/2")
  }
}
