import History
import Testing

@testable import Host

/// What the variables of each CI tell of a job, its siblings and its executions.
struct CIJobTests {
  /// A provider's variables of a job, and how they change when something else runs.
  struct Provider: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var job: [String: String]
    var again: [String: String]
    /// Another job, a value of the matrix among them, where the variables tell those apart.
    var sibling: [String: String]
    var otherBuild: [String: String]

    init(
      _ name: String, _ job: [String: String], again: [String: String],
      sibling: [String: String], otherBuild: [String: String]
    ) {
      testDescription = name
      self.job = job
      self.again = again
      self.sibling = sibling
      self.otherBuild = otherBuild
    }
  }

  static let providers = [
    Provider(
      "GitHub",
      [
        "GITHUB_ACTIONS": "true", "GITHUB_RUN_ID": "100", "GITHUB_RUN_ATTEMPT": "1",
        "GITHUB_JOB": "test",
      ],
      again: ["GITHUB_RUN_ATTEMPT": "2"], sibling: ["GITHUB_JOB": "lint"],
      otherBuild: ["GITHUB_RUN_ID": "101"]),
    Provider(
      "GitLab",
      [
        "GITLAB_CI": "true", "CI_PIPELINE_ID": "7", "CI_JOB_ID": "71",
        "CI_JOB_NAME": "test: [3.12]", "CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "2",
      ],
      again: ["CI_JOB_ID": "75"],
      sibling: ["CI_JOB_ID": "72", "CI_JOB_NAME": "test: [3.13]", "CI_NODE_INDEX": "2"],
      otherBuild: ["CI_PIPELINE_ID": "8", "CI_JOB_ID": "81"]),
    Provider(
      "Buildkite",
      [
        "BUILDKITE": "true", "BUILDKITE_BUILD_ID": "b1", "BUILDKITE_STEP_ID": "s1",
        "BUILDKITE_LABEL": "test 3.12", "BUILDKITE_RETRY_COUNT": "0",
      ],
      again: ["BUILDKITE_RETRY_COUNT": "1"], sibling: ["BUILDKITE_LABEL": "test 3.13"],
      otherBuild: ["BUILDKITE_BUILD_ID": "b2"]),
    Provider(
      "CircleCI",
      [
        "CIRCLECI": "true", "CIRCLE_WORKFLOW_ID": "w1", "CIRCLE_WORKFLOW_WORKSPACE_ID": "w1",
        "CIRCLE_JOB": "test-3.12", "CIRCLE_BUILD_NUM": "20",
      ],
      again: ["CIRCLE_WORKFLOW_ID": "w2", "CIRCLE_BUILD_NUM": "25"],
      sibling: ["CIRCLE_JOB": "test-3.13", "CIRCLE_BUILD_NUM": "21"],
      otherBuild: [
        "CIRCLE_WORKFLOW_ID": "w9", "CIRCLE_WORKFLOW_WORKSPACE_ID": "w9",
        "CIRCLE_BUILD_NUM": "30",
      ]),
    Provider(
      "Azure",
      [
        "TF_BUILD": "True", "BUILD_BUILDID": "9", "SYSTEM_STAGENAME": "Test",
        "SYSTEM_PHASENAME": "unit", "SYSTEM_JOBNAME": "py312", "SYSTEM_STAGEATTEMPT": "1",
        "SYSTEM_JOBATTEMPT": "1",
      ],
      again: ["SYSTEM_JOBATTEMPT": "2"], sibling: ["SYSTEM_JOBNAME": "py313"],
      otherBuild: ["BUILD_BUILDID": "10"]),
    Provider(
      "Bitbucket",
      [
        "BITBUCKET_BUILD_NUMBER": "4", "BITBUCKET_PIPELINE_UUID": "{p}",
        "BITBUCKET_PARALLEL_STEP": "0", "BITBUCKET_STEP_RUN_NUMBER": "1",
      ],
      again: ["BITBUCKET_STEP_RUN_NUMBER": "2"], sibling: ["BITBUCKET_PARALLEL_STEP": "1"],
      otherBuild: ["BITBUCKET_PIPELINE_UUID": "{q}"]),
  ]

  private func build(_ provider: Provider, _ own: [String: String] = [:]) throws -> CIBuild {
    try #require(CIBuild(variables: provider.job.merging(own) { $1 }))
  }

  @Test(arguments: providers)
  func `a job that is started again has its key and a later attempt`(provider: Provider) throws {
    let (first, again) = (try build(provider), try build(provider, provider.again))
    #expect(again.runKey(isSplit: false) == first.runKey(isSplit: false))
    let attempt = try #require(first.attempt)
    #expect(again.attempt?.continues(attempt) == true)
    #expect(first.attempt?.continues(attempt) == false)
    #expect(try attempt.continues(#require(again.attempt)) == false)
  }

  @Test(arguments: providers)
  func `a sibling and a job of another build have other keys, and continue nothing`(
    provider: Provider
  ) throws {
    let first = try build(provider)
    let attempt = try #require(first.attempt)
    for change in [provider.sibling, provider.otherBuild] {
      let other = try build(provider, provider.again.merging(change) { $1 })
      #expect(other.runKey(isSplit: false) != first.runKey(isSplit: false))
      #expect(other.attempt?.continues(attempt) == false)
    }
  }

  @Test func `shards of one job share a key`() throws {
    let azure = try #require(Self.providers.first { $0.testDescription == "Azure" })
    let (first, second) = (try build(azure), try build(azure, azure.sibling))
    #expect(first.runKey(isSplit: true) == second.runKey(isSplit: true))
    func gitLab(_ index: Int) throws -> CIBuild {
      try #require(
        CIBuild(variables: [
          "GITLAB_CI": "true", "CI_PIPELINE_ID": "7", "CI_JOB_ID": "7\(index)",
          "CI_JOB_NAME": "test \(index)/3", "CI_NODE_INDEX": "\(index)", "CI_NODE_TOTAL": "3",
        ]))
    }
    #expect(try gitLab(1).runKey(isSplit: true) == "gitlab:7/test")
    #expect(try gitLab(2).runKey(isSplit: true) == "gitlab:7/test")
    #expect(try gitLab(2).shard == Shard(index: 2, total: 3))
  }

  @Test func `the jobs of a matrix are no shards`() throws {
    let gitLab = try #require(Self.providers.first { $0.testDescription == "GitLab" })
    #expect(try build(gitLab).shard == nil)
  }

  @Test func `jobs of one name that CircleCI started together do not continue each other`() throws {
    let circle = try #require(Self.providers.first { $0.testDescription == "CircleCI" })
    let first = try #require(try build(circle).attempt)
    #expect(try build(circle, ["CIRCLE_BUILD_NUM": "21"]).attempt?.continues(first) == false)
  }

  @Test(arguments: ["", "x", "-1", "99999999999999999999"])
  func `an attempt that is no number is none`(text: String) throws {
    let gitLab = try #require(Self.providers.first { $0.testDescription == "GitLab" })
    #expect(try build(gitLab, ["CI_JOB_ID": text]).attempt == nil)
  }

  @Test(arguments: [
    ["TRAVIS": "true", "TRAVIS_BUILD_ID": "7", "TRAVIS_JOB_NUMBER": "4.1"],
    ["JENKINS_URL": "x", "JOB_NAME": "shop", "BUILD_NUMBER": "4"],
    ["TEAMCITY_VERSION": "x", "TEAMCITY_PROJECT_NAME": "s", "TEAMCITY_BUILDCONF_NAME": "t"],
  ])
  func `where nothing tells of executions there is none`(variables: [String: String]) throws {
    #expect(try #require(CIBuild(variables: variables)).attempt == nil)
  }
}
