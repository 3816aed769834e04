import History
import Testing

@testable import Reports

struct RubyTests {
  @Test func `examples of a real run`() throws {
    let report = try Reading(fixture: "ruby/rspec.json")
    #expect(report.summary.format == "rspec")
    #expect(
      report.lines == [
        "passed spec.shop_spec::Shop has a price", "failed spec.shop_spec::Shop fails",
        "skipped spec.shop_spec::Shop is left out",
        "passed spec.shop_spec::Shop for members is lower",
        "failed spec.shop_spec::Shop for members breaks",
      ])
    #expect(report.attempts[0].test.file == "spec/shop_spec.rb")
    #expect((10_000..<60_000).contains(try #require(report.attempts[3].duration)))
    #expect(report.attempts[1].failures[0].message?.contains("expected: 9") == true)
    #expect(report.attempts[4].failures[0].type == "RuntimeError")
    #expect(report.attempts[2].failures.map(\.message) == ["Temporarily skipped with xit"])
    #expect(report.summary.wallIsMeasured)
    #expect(report.runErrors.isEmpty && report.warnings.isEmpty)
  }

  @Test func `a test is the same one as in RSpec's JUnit report`() throws {
    let junit = try Reading(
      """
      <testsuite name="rspec"><testcase classname="spec.shop_spec" name="Shop has a price"
        file="./spec/shop_spec.rb" time="0.1"/></testsuite>
      """)
    #expect(
      try Reading(fixture: "ruby/rspec.json").attempts[0].test.id == junit.attempts[0].test.id)
  }

  @Test func `errors outside of examples are the run's`() throws {
    let report = try Reading(fixture: "ruby/broken.json")
    #expect(report.attempts.isEmpty)
    #expect(report.runErrors.count == 1)
    #expect(report.runErrors.first?.failure.detail?.contains("no_such_library") == true)
  }

  @Test func `an unknown status is no pass, and failures that are not told are an error`() throws {
    let report = try Reading(
      """
      {"version": "3.13", "examples": [{"full_description": "a", "status": "odd", "file_path": "./a_spec.rb"}],
       "summary": {"duration": 1, "example_count": 2, "failure_count": 2}}
      """)
    #expect(report.outcomes == [.errored])
    #expect(report.runErrors.count == 1)
    #expect(!report.summary.isComplete)
  }
}
