import History
import Host
import Testing

/// CI services whose builds tell little beside commit, branch and pull request.
struct CIBuildOthersTests {
  /// What a service says of a push and of a pull request from a fork.
  struct Service: Sendable, CustomTestStringConvertible {
    var provider: CIProvider
    var push: [String: String]
    var pull: [String: String]
    /// The branch of the pull request as it is written here.
    var head = "ann:topic"
    var hasBase = true
    var key: String
    var testDescription: String { provider.rawValue }
  }

  static let services = [
    Service(
      provider: .appVeyor,
      push: [
        "APPVEYOR": "True", "APPVEYOR_REPO_COMMIT": "c0ffee", "APPVEYOR_REPO_BRANCH": "main",
        "APPVEYOR_BUILD_ID": "7", "APPVEYOR_REPO_NAME": "team/shop", "APPVEYOR_REPO_TAG": "false",
        "APPVEYOR_JOB_NUMBER": "2",
      ],
      pull: [
        "APPVEYOR_PULL_REQUEST_NUMBER": "5", "APPVEYOR_PULL_REQUEST_HEAD_REPO_BRANCH": "topic",
        "APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME": "ann/shop",
      ], key: "appveyor:7"),
    Service(
      provider: .woodpecker,
      push: [
        "CI": "woodpecker", "CI_COMMIT_SHA": "c0ffee", "CI_COMMIT_BRANCH": "main",
        "CI_PIPELINE_EVENT": "push", "CI_REPO": "team/shop", "CI_PIPELINE_NUMBER": "7",
        "CI_WORKFLOW_NAME": "test",
      ],
      pull: [
        "CI_PIPELINE_EVENT": "pull_request", "CI_COMMIT_SOURCE_BRANCH": "main",
        "CI_COMMIT_TARGET_BRANCH": "main",
      ], head: "fork:main", key: "woodpecker:team/shop#7/test"),
    Service(
      provider: .drone,
      push: [
        "DRONE": "true", "DRONE_COMMIT_SHA": "c0ffee", "DRONE_BRANCH": "main",
        "DRONE_BUILD_EVENT": "push", "DRONE_REPO": "team/shop", "DRONE_BUILD_NUMBER": "7",
        "DRONE_STAGE_NAME": "default",
      ],
      pull: [
        "DRONE_BUILD_EVENT": "pull_request", "DRONE_SOURCE_BRANCH": "topic",
        "DRONE_TARGET_BRANCH": "main",
      ], head: "topic", key: "drone:team/shop#7/default"),
    Service(
      provider: .cirrus,
      push: [
        "CIRRUS_CI": "true", "CIRRUS_CHANGE_IN_REPO": "c0ffee", "CIRRUS_BRANCH": "main",
        "CIRRUS_BUILD_ID": "7", "CIRRUS_TASK_NAME": "test",
      ],
      pull: ["CIRRUS_PR": "5", "CIRRUS_BRANCH": "pull/5", "CIRRUS_BASE_BRANCH": "main"],
      head: "pull/5", key: "cirrus:7/test"),
    Service(
      provider: .semaphore,
      push: [
        "SEMAPHORE": "true", "SEMAPHORE_GIT_SHA": "c0ffee", "SEMAPHORE_GIT_BRANCH": "main",
        "SEMAPHORE_GIT_REF_TYPE": "branch", "SEMAPHORE_WORKFLOW_ID": "7",
        "SEMAPHORE_GIT_REPO_SLUG": "team/shop", "SEMAPHORE_JOB_NAME": "Test - 2/3",
        "SEMAPHORE_JOB_INDEX": "2", "SEMAPHORE_JOB_COUNT": "3",
      ],
      pull: [
        "SEMAPHORE_GIT_REF_TYPE": "pull-request", "SEMAPHORE_GIT_PR_BRANCH": "topic",
        "SEMAPHORE_GIT_PR_SLUG": "ann/shop",
      ], key: "semaphore:7/Test"),
    Service(
      provider: .codeBuild,
      push: [
        "CODEBUILD_BUILD_ID": "shop:7", "CODEBUILD_RESOLVED_SOURCE_VERSION": "c0ffee",
        "CODEBUILD_WEBHOOK_HEAD_REF": "refs/heads/main", "CODEBUILD_WEBHOOK_EVENT": "PUSH",
        "CODEBUILD_WEBHOOK_TRIGGER": "branch/main",
      ],
      pull: [
        "CODEBUILD_WEBHOOK_EVENT": "PULL_REQUEST_UPDATED", "CODEBUILD_WEBHOOK_TRIGGER": "pr/5",
        "CODEBUILD_WEBHOOK_HEAD_REF": "refs/heads/topic",
        "CODEBUILD_WEBHOOK_BASE_REF": "refs/heads/main",
      ], head: "topic", key: "codebuild:shop:7"),
    Service(
      provider: .codefresh,
      push: ["CF_BUILD_ID": "7", "CF_REVISION": "c0ffee", "CF_BRANCH": "main"],
      pull: [
        "CF_PULL_REQUEST_NUMBER": "5", "CF_BRANCH": "topic", "CF_PULL_REQUEST_TARGET": "main",
        "CF_PULL_REQUEST_IS_FORK": "true",
      ], head: "fork:topic", key: "codefresh:7"),
    Service(
      provider: .bitrise,
      push: [
        "BITRISE_IO": "true", "BITRISE_GIT_COMMIT": "c0ffee", "BITRISE_GIT_BRANCH": "main",
        "BITRISE_BUILD_SLUG": "7", "BITRISE_TRIGGERED_WORKFLOW_ID": "test",
      ],
      pull: [
        "BITRISE_PULL_REQUEST": "5", "BITRISE_GIT_BRANCH": "topic",
        "BITRISEIO_GIT_BRANCH_DEST": "main",
      ], head: "topic", key: "bitrise:7/test"),
  ]

  @Test(arguments: services) func `commit and branch of a push are known`(service: Service) throws {
    let build = try #require(CIBuild(variables: service.push))
    #expect(build.provider == service.provider)
    #expect(build.commit == "c0ffee")
    #expect(build.branch == "main")
    #expect(build.kind == nil && build.baseBranch == nil)
    #expect(build.key == service.key)
  }

  @Test(arguments: services)
  func `a pull request is of its head, and a fork's main is not the trunk`(service: Service) throws
  {
    let build = try #require(CIBuild(variables: service.push.merging(service.pull) { $1 }))
    #expect(build.kind == .pullRequest)
    #expect(build.branch == service.head)
    #expect(build.baseBranch == "main")
    #expect(build.commit == "c0ffee")
  }

  @Test(arguments: services) func `an empty variable is an unset one here too`(service: Service)
    throws
  {
    let mark = try #require(
      service.push.first { CIBuild(variables: [$0.key: $0.value])?.provider == service.provider })
    let bare = try #require(CIBuild(variables: [mark.key: mark.value]))
    let names = service.push.merging(service.pull) { $1 }.keys.filter { $0 != mark.key }
    var emptied = Dictionary(uniqueKeysWithValues: names.map { ($0, "") })
    emptied[mark.key] = mark.value
    #expect(CIBuild(variables: emptied) == bare)
  }

  @Test func `Semaphore's parallel jobs are shards of one`() throws {
    let semaphore = try #require(Self.services.first { $0.provider == .semaphore })
    #expect(CIBuild(variables: semaphore.push)?.shard == Shard(index: 2, total: 3))
  }

  @Test(arguments: [
    ["APPVEYOR": "True", "APPVEYOR_REPO_TAG": "true", "APPVEYOR_REPO_BRANCH": "main"],
    ["CI": "woodpecker", "CI_PIPELINE_EVENT": "tag", "CI_COMMIT_BRANCH": "v1"],
    ["DRONE": "true", "DRONE_TAG": "v1", "DRONE_BRANCH": "main"],
    ["CIRRUS_CI": "true", "CIRRUS_TAG": "v1", "CIRRUS_BRANCH": "main"],
    ["SEMAPHORE": "true", "SEMAPHORE_GIT_REF_TYPE": "tag", "SEMAPHORE_GIT_BRANCH": "main"],
    ["CODEBUILD_BUILD_ID": "x", "CODEBUILD_WEBHOOK_TRIGGER": "tag/v1"],
    ["BITRISE_IO": "true", "BITRISE_GIT_TAG": "v1", "BITRISE_GIT_BRANCH": "main"],
  ])
  func `a tag is no branch`(variables: [String: String]) {
    #expect(CIBuild(variables: variables)?.branch == nil)
  }
}
