import History
import Testing

@testable import Host

struct CIBuildAzureBuildkiteTests {
  private let hash = "ffac537e6cbbf934b08745a378932722df287a53"

  private func azure(_ own: [String: String]) throws -> CIBuild {
    let common = [
      "TF_BUILD": "True", "BUILD_SOURCEVERSION": hash, "BUILD_BUILDID": "981",
      "SYSTEM_COLLECTIONURI": "https://dev.azure.com/team/", "SYSTEM_TEAMPROJECT": "Our shop",
      "SYSTEM_TEAMPROJECTID": "1f2e", "SYSTEM_STAGEATTEMPT": "2", "AGENT_NAME": "Azure Pipelines 3",
      "ImageOS": "ubuntu22", "SYSTEM_JOBPOSITIONINPHASE": "1", "SYSTEM_TOTALJOBSINPHASE": "3",
    ]
    return try #require(CIBuild(variables: common.merging(own) { $1 }))
  }

  @Test func `azure: a branch, a tag`() throws {
    let build = try azure(["BUILD_SOURCEBRANCH": "refs/heads/feature/x"])
    #expect(build.provider == .azure)
    #expect(build.commit == hash)
    #expect(build.branch == "feature/x")
    #expect(build.key == "azure:981")
    #expect(build.link == "https://dev.azure.com/team/1f2e/_build/results?buildId=981")
    #expect(build.runnerName == "Azure Pipelines 3")
    #expect(build.runnerImage == "ubuntu22")
    #expect(build.shard == nil)
    #expect(try azure(["BUILD_SOURCEBRANCH": "refs/tags/v1"]).branch == nil)
  }

  @Test(arguments: [
    ("refs/heads/topic", "refs/heads/main", "False", "topic"), ("topic", "main", "False", "topic"),
    ("refs/heads/topic", "main", "True", "fork:topic"),
    ("refs/heads/main", "main", "False", "fork:main"),
  ])
  func `azure: a pull request`(head: String, base: String, isFork: String, branch: String) throws {
    let build = try azure([
      "BUILD_REASON": "PullRequest", "BUILD_SOURCEBRANCH": "refs/pull/4/merge",
      "SYSTEM_PULLREQUEST_SOURCEBRANCH": head, "SYSTEM_PULLREQUEST_TARGETBRANCH": base,
      "SYSTEM_PULLREQUEST_ISFORK": isFork,
    ])
    #expect(build.kind == .pullRequest)
    #expect(build.branch == branch)
    #expect(build.baseBranch == "main")
  }

  private func buildkite(_ own: [String: String]) throws -> CIBuild {
    let common = [
      "CI": "true", "BUILDKITE": "true", "BUILDKITE_COMMIT": hash, "BUILDKITE_BRANCH": "main",
      "BUILDKITE_TAG": "", "BUILDKITE_PULL_REQUEST": "false", "BUILDKITE_BUILD_ID": "4735ba57",
      "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "",
      "BUILDKITE_BUILD_URL": "https://buildkite.com/team/shop/builds/1514",
      "BUILDKITE_AGENT_NAME": "elastic-1", "BUILDKITE_AGENT_META_DATA_QUEUE": "linux-large",
      "BUILDKITE_PARALLEL_JOB": "0", "BUILDKITE_PARALLEL_JOB_COUNT": "5",
    ]
    return try #require(CIBuild(variables: common.merging(own) { $1 }))
  }

  @Test func `buildkite: a branch, without a commit, a tag`() throws {
    let build = try buildkite([:])
    #expect(build.provider == .buildkite)
    #expect(build.commit == hash)
    #expect(build.branch == "main")
    #expect(build.kind == nil)
    #expect(build.key == "buildkite:4735ba57")
    #expect(build.link == "https://buildkite.com/team/shop/builds/1514")
    #expect(build.runnerImage == "linux-large")
    #expect(build.shard == Shard(index: 1, total: 5))
    #expect(try buildkite(["BUILDKITE_COMMIT": "HEAD"]).commit == nil)
    #expect(try buildkite(["BUILDKITE_TAG": "v1"]).branch == nil)
  }

  @Test(arguments: [("topic", "topic"), ("main", "fork:main"), ("stranger:main", "stranger:main")])
  func `buildkite: a pull request`(head: String, branch: String) throws {
    let build = try buildkite([
      "BUILDKITE_PULL_REQUEST": "8", "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main",
      "BUILDKITE_BRANCH": head,
    ])
    #expect(build.kind == .pullRequest)
    #expect(build.branch == branch)
    #expect(build.baseBranch == "main")
  }

  @Test func `a branch of GitHub's merge queue is one with every provider`() throws {
    let build = try buildkite(["BUILDKITE_BRANCH": "gh-readonly-queue/main/pr-1-\(hash)"])
    #expect(build.kind == .mergeQueue)
    #expect(build.baseBranch == "main")
  }
}
