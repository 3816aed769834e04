import History
import Testing

struct PytestRepeatsTests {
  private func repeats(_ names: [String], tests: Int, suites: Int = 1) throws -> String {
    let cases = names.map { "<testcase classname=\"c\" name=\"\($0)\" time=\"0\"/>" }.joined()
    let suite = "<testsuite name=\"pytest\" tests=\"\(tests)\">\(cases)</testsuite>"
    let all = String(repeating: suite, count: suites)
    return "\(try Reading("<testsuites name=\"pytest tests\">\(all)</testsuites>").summary.repeats)"
  }

  @Test func `attempts that the total leaves out are retries`() throws {
    #expect(try repeats(["a", "b", "b", "c"], tests: 3) == "retries")
    #expect(try repeats(["a", "a"], tests: 1) == "retries")
  }

  @Test(arguments: [4, 5, 24])
  func `retries are seen though subtests swell the total`(tests: Int) throws {
    #expect(try repeats(["a", "b", "b", "c"], tests: tests) == "retries")
  }

  @Test func `retries behind the first names are seen too`() throws {
    let many = (0..<100).map { "t\($0)" } + ["late", "late"]
    #expect(try repeats(many, tests: 140) == "retries")
    #expect(try repeats(["a", "a"], tests: 21) == "retries")
  }

  @Test func `what each worker ran is not`() throws {
    #expect(try repeats(["a", "a", "b", "b"], tests: 4) == "unknown")
    #expect(try repeats(["a", "b", "a", "b"], tests: 24) == "unknown")
  }

  @Test func `nor the same tests in two suites`() throws {
    #expect(try repeats(["a", "b"], tests: 2, suites: 2) == "unknown")
    #expect(try repeats(["a", "b"], tests: 7, suites: 2) == "unknown")
  }
}
