import History
import Testing

@testable import Reports

/// By the protocol that package:test documents (json_reporter.md).
struct DartTests {
  private let start = """
    Building package executable...
    {"protocolVersion":"0.1.1","runnerVersion":"1.25.0","pid":1,"type":"start","time":0}
    {"suite":{"id":0,"platform":"vm","path":"/home/ci/shop/test/cart_test.dart"},"type":"suite","time":0}
    {"test":{"id":1,"name":"loading test/cart_test.dart","suiteID":0,"groupIDs":[]},"type":"testStart","time":1}
    {"testID":1,"result":"success","skipped":false,"hidden":true,"type":"testDone","time":900}
    [{"event":"test.startedProcess","params":{}}]

    """

  private func test(_ name: String, id: Int, at time: Int) -> String {
    """
    {"test":{"id":\(id),"name":"\(name)","suiteID":0,"groupIDs":[2]},"type":"testStart","time":\(time)}

    """
  }

  private func end(_ result: String, id: Int, at time: Int, skipped: Bool = false) -> String {
    """
    {"testID":\(id),"result":"\(result)","skipped":\(skipped),"hidden":false,"type":"testDone","time":\(time)}

    """
  }

  @Test func `tests of a file, each from its own start to its end`() throws {
    let report = try Reading(
      start + test("Cart adds", id: 3, at: 1000) + end("success", id: 3, at: 1012)
        + test("Cart fails", id: 4, at: 1013)
        + #"{"testID":4,"error":"Expected: 2","stackTrace":"at x","isFailure":true,"type":"error","time":1}"#
        + "\n" + end("failure", id: 4, at: 1020) + test("Cart breaks", id: 5, at: 1021)
        + end("error", id: 5, at: 1022) + test("Cart waits", id: 6, at: 1023)
        + #"{"testID":6,"messageType":"skip","message":"Skip: not here","type":"print","time":1023}"#
        + "\n" + end("success", id: 6, at: 1024, skipped: true) + test("Cart odd", id: 7, at: 1025)
        + end("strange", id: 7, at: 1026) + #"{"success":false,"type":"done","time":1500}"#,
      checkout: "/home/ci/shop")
    #expect(report.summary.format == "dart")
    #expect(
      report.lines == [
        "passed test/cart_test.dart::Cart adds", "failed test/cart_test.dart::Cart fails",
        "errored test/cart_test.dart::Cart breaks", "skipped test/cart_test.dart::Cart waits",
        "errored test/cart_test.dart::Cart odd",
      ])
    #expect(report.attempts.map(\.duration) == [12_000, 7_000, 1_000, nil, 1_000])
    #expect(report.attempts[1].failures == [Failure(message: "Expected: 2", detail: "at x")])
    #expect(report.attempts[3].failures.map(\.message) == ["Skip: not here"])
    #expect(report.summary.wall == 1_500_000)
    #expect(report.summary.isComplete)
  }

  @Test func `a retry is an attempt of its own`() throws {
    let report = try Reading(
      start + test("adds", id: 3, at: 1000)
        + #"{"testID":3,"error":"late","stackTrace":"","isFailure":true,"type":"error","time":1004}"#
        + "\n"
        + #"{"testID":3,"messageType":"print","message":"Retry: adds","type":"print","time":1005}"#
        + "\n" + end("success", id: 3, at: 1012) + #"{"success":true,"type":"done","time":1500}"#)
    #expect(
      report.lines.map { $0.replacing("/home/ci/shop/", with: "") } == [
        "failed test/cart_test.dart::adds", "passed retry test/cart_test.dart::adds",
      ])
    #expect(report.attempts.map(\.duration) == [5_000, 7_000])
    #expect(report.attempts[0].failures.map(\.message) == ["late"])
  }

  @Test func `a file that cannot be loaded is an error of the run`() throws {
    let report = try Reading(
      """
      {"protocolVersion":"0.1.1","type":"start","time":0}
      {"suite":{"id":0,"platform":"chrome","path":"test/x_test.dart"},"type":"suite","time":0}
      {"test":{"id":1,"name":"loading test/x_test.dart","suiteID":0,"groupIDs":[]},"type":"testStart","time":1}
      {"testID":1,"error":"Failed to load","stackTrace":"","isFailure":false,"type":"error","time":9}
      {"testID":1,"result":"error","skipped":false,"hidden":false,"type":"testDone","time":10}
      {"success":false,"type":"done","time":11}
      """)
    #expect(report.attempts.isEmpty)
    #expect(report.runErrors.map(\.name) == ["test/x_test.dart"])
    #expect(report.runErrors.map(\.failure.message) == ["Failed to load"])
  }

  @Test func `a test without an end crashed, and the run is not complete`() throws {
    let report = try Reading(start + test("adds", id: 3, at: 1000))
    #expect(report.outcomes == [.crashed])
    #expect(!report.summary.isComplete)
  }
}
