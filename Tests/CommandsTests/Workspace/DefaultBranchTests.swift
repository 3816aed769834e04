import TestSupport
import Testing

/// A job's checkout often has one branch alone, and no word of which is the trunk: then the CI is asked.
struct DefaultBranchTests {
  private func report(_ tests: Int) -> String {
    let cases = (0..<tests).map { "<testcase classname='c' name='t\($0)' time='0.1'/>" }
    return "<testsuite name='s'>\(cases.joined())</testsuite>"
  }

  @Test func `the event of a job on GitHub names it, and not a fork's`() throws {
    let sandbox = Sandbox()
    try sandbox.run(["git", "init", "--quiet", "--initial-branch=develop"])
    let fork =
      #"{"head": {"repo": {"default_branch": "main"}}, "body": "\"default_branch\": \"x\""}"#
    let own = #"{"owner": {"default_branch": "y"}, "default_branch": "develop"}"#
    try sandbox.write(#"{"pull_request": \#(fork), "repository": \#(own)}"#, to: "event.json")
    for (commit, tests) in [("c1", 9), ("c2", 3)] {
      let variables = [
        "GITHUB_ACTIONS": "true", "CI": "true", "GITHUB_REF": "refs/heads/develop",
        "GITHUB_SHA": commit, "GITHUB_RUN_ID": commit, "GITHUB_JOB": "test",
        "GITHUB_EVENT_PATH": sandbox.path("event.json"),
      ]
      try sandbox.write(report(tests), to: "\(commit).xml")
      try sandbox.laptime("record", "\(commit).xml", variables: variables)
      let gate = try sandbox.laptime("gate", variables: variables)
      #expect(gate.code == (commit == "c1" ? 0 : 1), "\(gate.output)")
    }
  }

  @Test func `what the trunk of another name loses is missed`() throws {
    let sandbox = Sandbox()
    try sandbox.run(["git", "init", "--quiet", "--initial-branch=develop"])
    let job = ["GITLAB_CI": "true", "CI": "true", "CI_COMMIT_BRANCH": "develop"]
    for (commit, tests) in [("c1", 9), ("c2", 3)] {
      let variables = job.merging([
        "CI_DEFAULT_BRANCH": "develop", "CI_COMMIT_SHA": commit, "CI_PIPELINE_ID": commit,
      ]) { $1 }
      try sandbox.write(report(tests), to: "\(commit).xml")
      try sandbox.laptime("record", "\(commit).xml", variables: variables)
      let gate = try sandbox.laptime("gate", variables: variables)
      #expect(gate.code == (commit == "c1" ? 0 : 1), "\(gate.output)")
    }
  }
}
