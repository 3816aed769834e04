import History
import Testing

@testable import Reports

/// By the schema that `xcresulttool help get test-results tests` prints.
struct XCResultFormatTests {
  private func report(_ cases: String) -> String {
    """
    {"devices": [{"deviceName": "iPhone 16", "platform": "iOS Simulator"}],
     "testPlanConfigurations": [{"configurationId": "1", "configurationName": "Default"}],
     "testNodes": [{"name": "Shop", "nodeType": "Test Plan", "result": "Failed", "children": [
      {"name": "ShopTests", "nodeType": "Unit test bundle", "result": "Failed", "children": [
       {"name": "CartTests", "nodeType": "Test Suite", "result": "Failed", "children": [\(cases)]}]}]}]}
    """
  }

  @Test func `cases in suites in bundles, with their outcomes, times and failures`() throws {
    let reading = try Reading(
      report(
        """
        {"name": "testAdds()", "nodeType": "Test Case", "nodeIdentifier": "CartTests/testAdds()",
         "duration": "0,0012s", "durationInSeconds": 0.0012, "result": "Passed"},
        {"name": "testFails()", "nodeType": "Test Case", "duration": "1m 2s", "result": "Failed", "children": [
         {"name": "CartTests.swift:12: XCTAssertEqual failed", "nodeType": "Failure Message", "result": "Failed"}]},
        {"name": "testWaits()", "nodeType": "Test Case", "duration": "0s", "result": "Skipped"},
        {"name": "testKnown()", "nodeType": "Test Case", "duration": "0.5s", "result": "Expected Failure"},
        {"name": "testOdd()", "nodeType": "Test Case", "result": "unknown"}
        """))
    #expect(reading.summary.format == "xcresult")
    #expect(
      reading.lines == [
        "passed ShopTests.CartTests::testAdds()", "failed ShopTests.CartTests::testFails()",
        "skipped ShopTests.CartTests::testWaits()", "xfailed ShopTests.CartTests::testKnown()",
        "errored ShopTests.CartTests::testOdd()",
      ])
    #expect(reading.attempts.map(\.duration) == [1_200, 62_000_000, nil, 500_000, nil])
    #expect(
      reading.attempts[1].failures.map(\.message) == ["CartTests.swift:12: XCTAssertEqual failed"])
  }

  @Test func `retries are attempts, devices tell tests apart, arguments do not`() throws {
    let reading = try Reading(
      report(
        """
        {"name": "testFlaky()", "nodeType": "Test Case", "result": "Passed", "children": [
         {"name": "First Run", "nodeType": "Repetition", "result": "Failed", "durationInSeconds": 1, "children": [
          {"name": "late", "nodeType": "Failure Message"}]},
         {"name": "Retry 1", "nodeType": "Repetition", "result": "Passed", "durationInSeconds": 2}]},
        {"name": "testWide()", "nodeType": "Test Case", "result": "Failed", "children": [
         {"name": "iPad", "nodeType": "Device", "result": "Passed", "durationInSeconds": 1},
         {"name": "iPhone", "nodeType": "Device", "result": "Failed", "durationInSeconds": 1}]},
        {"name": "adds(count:)", "nodeType": "Test Case", "result": "Failed", "children": [
         {"name": "1", "nodeType": "Arguments", "result": "Passed"},
         {"name": "2", "nodeType": "Arguments", "result": "Failed", "children": [
          {"name": "2 is wrong", "nodeType": "Failure Message"}]}]}
        """))
    #expect(
      reading.lines == [
        "failed ShopTests.CartTests::testFlaky()", "passed retry ShopTests.CartTests::testFlaky()",
        "passed [iPad]::ShopTests.CartTests::testWide()",
        "failed [iPhone]::ShopTests.CartTests::testWide()",
        "failed ShopTests.CartTests::adds(count:)",
      ])
    #expect(reading.attempts[0].failures.map(\.message) == ["late"])
    #expect(reading.attempts[4].failures.map(\.message) == ["2 is wrong"])
  }

  @Test func `keys in any order say the same`() throws {
    let reading = try Reading(
      """
      {"testNodes": [{"children": [{"children": [{"children": [
        {"result": "Passed", "name": "testAdds()", "nodeType": "Test Case"}],
       "name": "CartTests", "nodeType": "Test Suite"}], "name": "ShopTests", "nodeType": "Unit test bundle"}],
       "name": "Shop", "nodeType": "Test Plan"}]}
      """)
    #expect(reading.lines == ["passed ShopTests.CartTests::testAdds()"])
  }
}
