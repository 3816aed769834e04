import History
import Testing

@testable import Reports

@Suite struct PytestOtherFormatsTests {
  @Test func `json-report agrees with the reportlog of the same run`() throws {
    let json = try Reading(fixture: "pytest/json-report.json")
    let log = try Reading(fixture: "pytest/plain.jsonl")
    #expect(json.lines == log.lines)
    #expect(json.attempts.map(\.phases) == log.attempts.map(\.phases))
    #expect(json.summary.isComplete && json.summary.wallIsMeasured)
  }

  @Test func `json-report tells that there was a rerun, and not how often`() throws {
    let json = try Reading(fixture: "pytest/json-report-reruns.json")
    #expect(
      json.lines.filter { $0.hasSuffix("test_flaky") } == [
        "failed tests.unit.test_money::test_flaky",
        "passed retry gw0 tests.unit.test_money::test_flaky",
      ])
  }

  @Test func `json-report's line of the worker is no failure`() throws {
    let json = try Reading(fixture: "pytest/json-report-reruns.json")
    let passed = try #require(json.attempts.first { $0.test.name == "test_none" })
    #expect(passed.worker == "gw1")
    let messages = json.attempts.flatMap(\.failures).compactMap(\.message)
    #expect(!messages.contains { $0.hasPrefix("[gw") })
  }

  @Test func `benchmarks have their times in nanoseconds and the identity of their test`() throws {
    let report = try Reading(fixture: "pytest/benchmark.json")
    #expect(report.attempts.isEmpty)
    #expect(
      report.benchmarks.map(\.test.id) == [
        "tests.test_bench::test_discount", "tests.test_bench::test_label[1]",
        "tests.test_bench::test_label[100]",
      ])
    let first = try #require(report.benchmarks.first)
    #expect(first.group == "money")
    #expect(first.rounds == 3 && first.iterations == 2)
    #expect(abs(first.minimum - 590.9998890274437) < 1e-9)
    #expect(first.minimum <= first.median && first.median <= first.maximum)
    #expect(report.summary.branch == "main")
    #expect(report.summary.commit == "88998bf070b97ce14a1027141a470500ec32f3b8")
  }

  @Test(arguments: ["pytest/durations.txt", "pytest/test_durations"])
  func `times without outcomes give a remark and nothing else`(fixture: String) throws {
    let report = try Reading(fixture: fixture)
    #expect(report.summary.format == "pytest-durations")
    #expect(report.attempts.isEmpty)
    #expect(report.warnings.first?.contains("--report-log") == true)
  }

  @Test func `metrics by name are no durations of pytest`() throws {
    let metrics =
      #"{"till::total":{"latency":{"value":3247.0}},"till::add":{"latency":{"value":1}}}"#
    #expect(try Reading(metrics).summary.format == "bencher")
  }

  @Test func `CTRF has every attempt and the identity of the reportlog`() throws {
    let ctrf = try Reading(fixture: "pytest/ctrf-reruns.json")
    let log = try Reading(fixture: "pytest/reruns-xdist.jsonl")
    #expect(ctrf.outcomesByTest.mapValues(\.count) == log.outcomesByTest.mapValues(\.count))
    #expect(ctrf.attempts.filter(\.isRetry).count == 7)
    #expect(ctrf.summary.wallIsMeasured)
  }
}
