import TestSupport
import Testing

/// What `status` says of one branch where others have runs too.
struct BranchStatusTests {
  @Test func `a failure that only another branch had is none of the branch that is shown`() throws {
    let sandbox = Sandbox()
    let all = ["test_a", "test_b"]
    for day in 1...4 { try record(all, day: day, branch: "main", in: sandbox) }
    try record(["test_a"], failing: ["test_b"], day: 5, branch: "topic", in: sandbox)
    let ofMain = try sandbox.laptime("status").output
    #expect(ofMain.contains("full on main") && !ofMain.contains("test_b"), "\(ofMain)")
    let ofTopic = try sandbox.laptime("status", "--branch", "topic").output
    #expect(ofTopic.contains("failing") && ofTopic.contains("test_b"), "\(ofTopic)")
    try record(["test_a"], failing: ["test_b"], day: 6, branch: "main", in: sandbox)
    try record(["test_a"], failing: ["test_b"], day: 7, branch: "main", in: sandbox)
    let broken = try sandbox.laptime("status").output
    #expect(broken.contains("failing   1 test") && broken.contains("test_b"), "\(broken)")
  }

  private func record(
    _ passing: [String], failing: [String] = [], day: Int, branch: String, in sandbox: Sandbox
  ) throws {
    func cases(_ names: [String], _ inside: String) -> String {
      names.map { "<testcase classname='t' name='\($0)' time='0.1'>\(inside)</testcase>" }.joined()
    }
    let tests = cases(passing, "") + cases(failing, "<failure message='no'/>")
    try sandbox.write("<testsuite>\(tests)</testsuite>", to: "junit.xml")
    try sandbox.laptime(
      "record", "junit.xml", "--branch", branch, "--commit", "c\(day)", "--started-at",
      "2026-03-0\(day)T10:00:00Z")
  }
}
