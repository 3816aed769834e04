import TestSupport
import Testing

/// Every CI that says at which commit it is: the gate judges that one's run.
struct CICommitTests {
  static let services: [[String: String]] = [
    ["GITHUB_ACTIONS": "true", "GITHUB_SHA": "c2"], ["GITLAB_CI": "true", "CI_COMMIT_SHA": "c2"],
    ["JENKINS_URL": "x", "GIT_COMMIT": "c2"], ["CIRCLECI": "true", "CIRCLE_SHA1": "c2"],
    ["BUILDKITE": "true", "BUILDKITE_COMMIT": "c2"],
    ["TF_BUILD": "True", "BUILD_SOURCEVERSION": "c2"],
    ["BITBUCKET_BUILD_NUMBER": "1", "BITBUCKET_COMMIT": "c2"],
    ["TEAMCITY_VERSION": "2026", "BUILD_VCS_NUMBER": "c2"],
    ["TRAVIS": "true", "TRAVIS_COMMIT": "c2"], ["APPVEYOR": "True", "APPVEYOR_REPO_COMMIT": "c2"],
    ["CI": "woodpecker", "CI_COMMIT_SHA": "c2"], ["DRONE": "true", "DRONE_COMMIT": "c2"],
    ["CIRRUS_CI": "true", "CIRRUS_CHANGE_IN_REPO": "c2"],
    ["SEMAPHORE": "true", "SEMAPHORE_GIT_SHA": "c2"],
    ["CODEBUILD_BUILD_ID": "x", "CODEBUILD_RESOLVED_SOURCE_VERSION": "c2"],
    ["CF_BUILD_ID": "x", "CF_REVISION": "c2"], ["BITRISE_IO": "true", "BITRISE_GIT_COMMIT": "c2"],
  ]

  @Test func `the newest run of another commit is no data, that of the commit is judged`() throws {
    let sandbox = Sandbox()
    try sandbox.write(
      "<testsuite name='s'><testcase classname='c' name='a' time='0.1'/></testsuite>", to: "a.xml")
    try sandbox.laptime("record", "--commit", "c1", "--branch", "main", "a.xml")
    for service in Self.services {
      let gate = try sandbox.laptime("gate", variables: service)
      #expect(gate.code == 3, "\(service)")
      #expect(gate.output.contains("no run of commit c2, which CI is at"), "\(service)")
    }
    try sandbox.laptime("record", "--commit", "c2", "--branch", "main", "a.xml")
    try sandbox.laptime("record", "--commit", "c3", "--branch", "main", "a.xml")
    for service in Self.services {
      let gate = try sandbox.laptime("gate", variables: service)
      #expect(gate.code == 0, "\(service)")
    }
    // The id of a run may have the letters of any commit in it.
    func commits(_ arguments: String...) throws -> Set<Substring> {
      let shown = try sandbox.run(
        [TestTools.laptime, "runs", "show"] + arguments, variables: Self.services[1])
      return Set(shown.output.split(whereSeparator: \.isWhitespace)).intersection(["c2", "c3"])
    }
    #expect(try commits() == ["c2"])
    #expect(try commits("latest") == ["c3"])
  }
}
