import History
import Testing

@testable import Host

struct CIBuildGitLabTests {
  private let hash = "ffac537e6cbbf934b08745a378932722df287a53"

  private func build(_ own: [String: String]) throws -> CIBuild {
    let common = [
      "CI": "true", "GITLAB_CI": "true", "CI_COMMIT_SHA": hash, "CI_PIPELINE_ID": "1234",
      "CI_PIPELINE_URL": "https://gitlab.com/team/shop/-/pipelines/1234",
      "CI_PROJECT_PATH": "team/shop", "CI_RUNNER_DESCRIPTION": "blue-3.saas-linux-small-amd64",
      "CI_JOB_IMAGE": "python:3.13", "CI_NODE_TOTAL": "1",
    ]
    return try #require(CIBuild(variables: common.merging(own) { $1 }))
  }

  @Test func `a branch pipeline`() throws {
    let build = try build(["CI_COMMIT_BRANCH": "main", "CI_COMMIT_REF_NAME": "main"])
    #expect(build.provider == .gitLab)
    #expect(build.commit == hash)
    #expect(build.branch == "main")
    #expect(build.kind == nil)
    #expect(build.key == "gitlab:1234")
    #expect(build.link == "https://gitlab.com/team/shop/-/pipelines/1234")
    #expect(build.runnerName == "blue-3.saas-linux-small-amd64")
    #expect(build.runnerImage == "python:3.13")
    #expect(build.shard == nil)
  }

  private let request = [
    "CI_PIPELINE_SOURCE": "merge_request_event", "CI_COMMIT_REF_NAME": "refs/merge-requests/1/head",
    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "main", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    "CI_MERGE_REQUEST_PROJECT_PATH": "team/shop",
    "CI_MERGE_REQUEST_SOURCE_PROJECT_PATH": "stranger/shop",
    "CI_MERGE_REQUEST_EVENT_TYPE": "detached",
  ]

  @Test func `a merge request from a fork bears its owner`() throws {
    let build = try build(request)
    #expect(build.kind == .pullRequest)
    #expect(build.branch == "stranger:main")
    #expect(build.baseBranch == "main")
  }

  @Test func `a merge request of the project itself has its branch`() throws {
    let own = [
      "CI_MERGE_REQUEST_SOURCE_PROJECT_PATH": "team/shop",
      "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "topic",
    ]
    #expect(try build(request.merging(own) { $1 }).branch == "topic")
  }

  @Test func `a merge train is a merge queue`() throws {
    let train = ["CI_MERGE_REQUEST_EVENT_TYPE": "merge_train"]
    #expect(try build(request.merging(train) { $1 }).kind == .mergeQueue)
  }

  @Test func `a pull request of another host`() throws {
    let build = try build([
      "CI_PIPELINE_SOURCE": "external_pull_request_event",
      "CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME": "main",
      "CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME": "main",
      "CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY": "stranger/shop",
      "CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY": "team/shop",
    ])
    #expect(build.kind == .pullRequest)
    #expect(build.branch == "stranger:main")
  }

  @Test func `a tag is no branch`() throws {
    #expect(try build(["CI_COMMIT_TAG": "v1", "CI_COMMIT_REF_NAME": "v1"]).branch == nil)
  }

  @Test func `parallel jobs are shards, counted from one`() throws {
    let build = try build(["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"])
    #expect(build.shard == Shard(index: 2, total: 3))
  }
}
