import History
import Testing

/// The logs that the recorders of `laptime run` write.
struct RecorderLogTests {
  @Test func `the log of another runner says which, and reads as pytest's`() throws {
    let reading = try Reading(
      """
      {"$report_type":"SessionStart","tool":"unittest"}
      {"$report_type":"TestReport","nodeid":"tests/test_a.py::A::test_b","when":"call","outcome":"passed","duration":0.5}
      {"$report_type":"TestReport","nodeid":"tests/test_a.py::A::test_b","when":"teardown","outcome":"passed"}
      {"$report_type":"SessionFinish","exitstatus":0}
      """)
    #expect(reading.summary.dialect == .other("unittest") && reading.summary.isComplete)
    let attempt = try #require(reading.attempts.first)
    #expect(attempt.test.id == "tests.test_a.A::test_b" && attempt.duration == 500_000)
  }

  @Test(arguments: [(3, 3), (1, 2), (0, 2), (100_000, 2)])
  func `a worker that got no test was there, and is no more than the log says`(
    said: Int, workers: Int
  ) throws {
    let reading = try Reading(
      """
      {"$report_type":"SessionStart","tool":"pytest"}
      {"$report_type":"TestReport","nodeid":"a.py::t","when":"call","outcome":"passed","worker_id":"gw0"}
      {"$report_type":"TestReport","nodeid":"a.py::u","when":"call","outcome":"passed","worker_id":"gw1"}
      {"$report_type":"SessionFinish","exitstatus":0,"workers":\(said)}
      """)
    #expect(reading.summary.workers == workers)
  }

  @Test func `a log without its end is of an incomplete run, and its open test crashed`() throws {
    let reading = try Reading(
      """
      {"$report_type":"SessionStart","tool":"pytest"}
      {"$report_type":"TestReport","nodeid":"a.py::t","when":"setup","outcome":"passed","duration":0.1}
      """)
    #expect(!reading.summary.isComplete && reading.outcomes == [.crashed])
    #expect(reading.summary.dialect == .pytest)
  }
}
