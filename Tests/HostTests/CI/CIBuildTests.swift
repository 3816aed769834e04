import History
import Testing

@testable import Host

struct CIBuildTests {
  private let hash = "ffac537e6cbbf934b08745a378932722df287a53"

  private func build(_ variables: [String: String]) throws -> CIBuild {
    try #require(CIBuild(variables: variables))
  }

  @Test func `without a CI there is no build`() {
    #expect(CIBuild(variables: [:]) == nil)
    #expect(CIBuild(variables: ["CI": "false", "HOME": "/root"]) == nil)
    #expect(CIBuild(variables: ["CI": "", "GITHUB_ACTIONS": "", "TRAVIS": ""]) == nil)
  }

  @Test func `of an unknown CI nothing is known but that it is one`() throws {
    let build = try build(["CI": "true", "BRANCH": "x", "COMMIT": "y"])
    #expect(build == CIBuild(nil))
  }

  @Test func `an empty variable is an unset one`() throws {
    for provider in ["GITHUB_ACTIONS", "GITLAB_CI", "CIRCLECI", "BUILDKITE", "TF_BUILD", "TRAVIS"] {
      let bare = try build([provider: "true"])
      #expect(bare.commit == nil && bare.branch == nil && bare.kind == nil && bare.key == nil)
      let names = [
        "GITHUB_SHA", "GITHUB_HEAD_REF", "GITHUB_RUN_ID", "CI_COMMIT_SHA", "CI_COMMIT_BRANCH",
        "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_PIPELINE_ID", "CIRCLE_SHA1", "CIRCLE_BRANCH",
        "CIRCLE_PULL_REQUEST", "BUILDKITE_PULL_REQUEST", "BUILDKITE_COMMIT", "TRAVIS_PULL_REQUEST",
        "SYSTEM_PULLREQUEST_SOURCEBRANCH", "BUILD_SOURCEBRANCH", "BUILD_BUILDID", "ImageOS",
      ]
      var emptied = Dictionary(uniqueKeysWithValues: names.map { ($0, "") })
      emptied[provider] = "true"
      #expect(try build(emptied) == bare)
    }
  }

  @Test func `names are carried as they are`() throws {
    let evil = "x\n::error::y\u{1b}[31m|<b>"
    #expect(try build(["CIRCLECI": "true", "CIRCLE_BRANCH": evil]).branch == evil)
    #expect(try build(["GITHUB_ACTIONS": "true", "GITHUB_HEAD_REF": evil]).branch == evil)
  }

  @Test(
    arguments: [
      ("0", "4", 0, 1), ("3", "4", 0, 4), ("1", "4", 1, 1), ("4", "4", 1, 4), ("4", "4", 0, nil),
      ("0", "4", 1, nil), ("-1", "4", 0, nil), ("5", "4", 1, nil), ("0", "1", 0, nil),
      ("", "4", 0, nil), ("x", "4", 0, nil), ("0", "99999999999999999999", 0, nil),
      ("-9223372036854775808", "4", 1, nil),
    ] as [(String, String, Int, Int?)])
  func `a shard is counted from one, and is none out of range`(
    index: String, total: String, start: Int, expected: Int?
  ) {
    let shard = CIVariables(["I": index, "N": total]).shard(index: "I", total: "N", from: start)
    #expect(shard?.index == expected)
    #expect(shard == nil || shard?.total == 4)
  }

  @Test func `jenkins: a branch job and a pull request from a fork`() throws {
    let job = [
      "JENKINS_URL": "https://ci.example.org/", "JOB_NAME": "shop/main", "BUILD_NUMBER": "42",
      "BUILD_URL": "https://ci.example.org/job/shop/job/main/42/", "GIT_COMMIT": hash,
      "NODE_NAME": "linux-1", "GIT_BRANCH": "origin/main",
    ]
    let branch = try build(job)
    #expect(branch.provider == .jenkins)
    #expect(branch.branch == "main")
    #expect(branch.commit == hash)
    #expect(branch.key == "jenkins:shop/main#42")
    #expect(branch.link == "https://ci.example.org/job/shop/job/main/42/")
    #expect(branch.runnerName == "linux-1")
    #expect(branch.kind == nil)
    let request = try build(
      job.merging([
        "BRANCH_NAME": "PR-7", "CHANGE_ID": "7", "CHANGE_BRANCH": "main", "CHANGE_TARGET": "main",
        "CHANGE_FORK": "stranger/shop",
      ]) { $1 })
    #expect(request.kind == .pullRequest)
    #expect(request.branch == "stranger:main")
    #expect(request.baseBranch == "main")
    #expect(try build(job.merging(["BRANCH_NAME": "v1", "TAG_NAME": "v1"]) { $1 }).branch == nil)
    #expect(try build(job.merging(["GIT_BRANCH": "detached"]) { $1 }).branch == nil)
    #expect(
      try build(job.merging(["GIT_BRANCH": "refs/heads/origin/x"]) { $1 }).branch == "origin/x")
  }

  @Test func `circle: a branch, a pull request, a fork, a tag`() throws {
    let job = [
      "CIRCLECI": "true", "CIRCLE_SHA1": hash, "CIRCLE_BRANCH": "topic",
      "CIRCLE_WORKFLOW_ID": "0c8d1f", "CIRCLE_BUILD_URL": "https://circleci.com/gh/o/r/12",
      "CIRCLE_NODE_INDEX": "2", "CIRCLE_NODE_TOTAL": "4",
    ]
    let branch = try build(job)
    #expect(branch.branch == "topic")
    #expect(branch.kind == nil)
    #expect(branch.key == "circleci:0c8d1f")
    #expect(branch.shard == Shard(index: 3, total: 4))
    let url = "https://github.com/o/r/pull/5"
    #expect(try build(job.merging(["CIRCLE_PULL_REQUEST": url]) { $1 }).kind == .pullRequest)
    let fork = try build(
      job.merging(["CIRCLE_PR_NUMBER": "5", "CIRCLE_BRANCH": "pull/5"]) { $1 })
    #expect(fork.kind == .pullRequest)
    #expect(fork.branch == "pull/5")
    #expect(try build(job.merging(["CIRCLE_TAG": "v1"]) { $1 }).branch == nil)
  }

  @Test func `bitbucket: a branch, a pull request, a tag`() throws {
    let job = [
      "CI": "true", "BITBUCKET_BUILD_NUMBER": "9", "BITBUCKET_COMMIT": hash,
      "BITBUCKET_BRANCH": "topic", "BITBUCKET_REPO_FULL_NAME": "team/shop",
      "BITBUCKET_PIPELINE_UUID": "{8b}", "BITBUCKET_PARALLEL_STEP": "0",
      "BITBUCKET_PARALLEL_STEP_COUNT": "2",
    ]
    let branch = try build(job)
    #expect(branch.key == "bitbucket:{8b}")
    #expect(branch.link == "https://bitbucket.org/team/shop/pipelines/results/9")
    #expect(branch.branch == "topic")
    #expect(branch.shard == nil)
    let request = try build(
      job.merging(["BITBUCKET_PR_ID": "3", "BITBUCKET_PR_DESTINATION_BRANCH": "main"]) { $1 })
    #expect(request.kind == .pullRequest)
    #expect(request.baseBranch == "main")
    #expect(request.branch == "topic")
    #expect(try build(job.merging(["BITBUCKET_TAG": "v1"]) { $1 }).branch == nil)
  }

  @Test func `teamcity: commit and build`() throws {
    let build = try build([
      "TEAMCITY_VERSION": "2025.07 (build 197242)", "BUILD_VCS_NUMBER": hash, "BUILD_NUMBER": "7",
      "TEAMCITY_PROJECT_NAME": "Shop", "TEAMCITY_BUILDCONF_NAME": "Tests",
      "BUILD_URL": "https://tc.example.org/build/7",
    ])
    #expect(build.commit == hash)
    #expect(build.key == "teamcity:Shop/Tests#7")
    #expect(build.link == "https://tc.example.org/build/7")
    #expect(build.branch == nil)
  }

  @Test func `travis: a branch, a pull request from a fork, a tag`() throws {
    let job = [
      "CI": "true", "TRAVIS": "true", "TRAVIS_COMMIT": hash, "TRAVIS_BRANCH": "main",
      "TRAVIS_PULL_REQUEST": "false", "TRAVIS_BUILD_ID": "77", "TRAVIS_REPO_SLUG": "team/shop",
      "TRAVIS_BUILD_WEB_URL": "https://app.travis-ci.com/team/shop/builds/77",
      "TRAVIS_DIST": "jammy", "TRAVIS_PULL_REQUEST_BRANCH": "", "TRAVIS_TAG": "",
    ]
    let branch = try build(job)
    #expect(branch.branch == "main")
    #expect(branch.kind == nil)
    #expect(branch.key == "travis:77")
    #expect(branch.runnerImage == "jammy")
    var pull = [
      "TRAVIS_PULL_REQUEST": "12", "TRAVIS_PULL_REQUEST_BRANCH": "main",
      "TRAVIS_PULL_REQUEST_SLUG": "stranger/shop",
    ]
    let fork = try build(job.merging(pull) { $1 })
    #expect(fork.branch == "stranger:main")
    #expect(fork.baseBranch == "main")
    #expect(fork.kind == .pullRequest)
    pull["TRAVIS_PULL_REQUEST_SLUG"] = "team/shop"
    #expect(try build(job.merging(pull) { $1 }).branch == "main")
    #expect(
      try build(job.merging(["TRAVIS_TAG": "v1", "TRAVIS_BRANCH": "v1"]) { $1 }).branch == nil)
  }
}
