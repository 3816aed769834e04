import History
import Testing

@testable import Host

struct CIBuildGitHubTests {
  private let hash = "ffac537e6cbbf934b08745a378932722df287a53"

  private func build(_ own: [String: String]) throws -> CIBuild {
    let common = [
      "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_SHA": hash, "GITHUB_RUN_ID": "1658821493",
      "GITHUB_RUN_ATTEMPT": "2", "GITHUB_SERVER_URL": "https://github.com",
      "GITHUB_REPOSITORY": "team/shop", "RUNNER_NAME": "GitHub Actions 12", "ImageOS": "ubuntu24",
      "GITHUB_HEAD_REF": "", "GITHUB_BASE_REF": "",
    ]
    return try #require(CIBuild(variables: common.merging(own) { $1 }))
  }

  @Test func `a push is of its branch`() throws {
    let build = try build([
      "GITHUB_EVENT_NAME": "push", "GITHUB_REF": "refs/heads/feature/x",
      "GITHUB_REF_NAME": "feature/x", "GITHUB_REF_TYPE": "branch",
    ])
    #expect(build.provider == .gitHub)
    #expect(build.commit == hash)
    #expect(build.branch == "feature/x")
    #expect(build.kind == nil)
    #expect(build.key == "github:1658821493")
    #expect(build.link == "https://github.com/team/shop/actions/runs/1658821493/attempts/2")
    #expect(build.runnerName == "GitHub Actions 12")
    #expect(build.runnerImage == "ubuntu24")
    #expect(build.shard == nil)
  }

  private let pull = [
    "GITHUB_EVENT_NAME": "pull_request", "GITHUB_REF": "refs/pull/7/merge",
    "GITHUB_REF_NAME": "7/merge", "GITHUB_REF_TYPE": "branch", "GITHUB_HEAD_REF": "topic",
    "GITHUB_BASE_REF": "main",
  ]

  @Test func `a pull request has its head branch and the merge commit`() throws {
    let build = try build(pull)
    #expect(build.kind == .pullRequest)
    #expect(build.branch == "topic")
    #expect(build.baseBranch == "main")
    #expect(build.commit == hash)
  }

  @Test func `a fork's main is not main`() throws {
    #expect(try build(pull.merging(["GITHUB_HEAD_REF": "main"]) { $1 }).branch == "fork:main")
  }

  @Test func `a privileged pull request event does not say what is checked out`() throws {
    let target = ["GITHUB_EVENT_NAME": "pull_request_target", "GITHUB_REF": "refs/heads/main"]
    let build = try build(pull.merging(target) { $1 })
    #expect(build.commit == nil)
    #expect(build.branch == "topic")
  }

  @Test func `a tag is no branch`() throws {
    let build = try build([
      "GITHUB_EVENT_NAME": "push", "GITHUB_REF": "refs/tags/v1", "GITHUB_REF_NAME": "v1",
      "GITHUB_REF_TYPE": "tag",
    ])
    #expect(build.branch == nil)
  }

  @Test func `a merge group is a merge queue's, with its base`() throws {
    let name = "gh-readonly-queue/release/1.x/pr-104-\(hash)"
    let build = try build([
      "GITHUB_EVENT_NAME": "merge_group", "GITHUB_REF": "refs/heads/\(name)",
      "GITHUB_REF_NAME": name, "GITHUB_REF_TYPE": "branch",
    ])
    #expect(build.kind == .mergeQueue)
    #expect(build.baseBranch == "release/1.x")
    #expect(build.branch == name)
  }

  @Test func `without an attempt it is the first`() throws {
    #expect(try build(["GITHUB_RUN_ATTEMPT": ""]).attempt?.number == 1)
  }
}
