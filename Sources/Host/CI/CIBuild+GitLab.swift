import History

extension CIBuild {
  /// docs.gitlab.com, "Predefined CI/CD variables reference". A job that is retried stays in its
  /// pipeline under its name, with a new and greater id. The jobs of a matrix are numbered as parallel
  /// ones are, but their names end with their values instead of their numbers: `test: [3.13, mac]`.
  static func gitLab(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.gitLab)
    build.commit = variables["CI_COMMIT_SHA"]
    build.defaultBranch = variables["CI_DEFAULT_BRANCH"]
    if let head = variables["CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"] {
      let isTrain = variables["CI_MERGE_REQUEST_EVENT_TYPE"] == "merge_train"
      build.kind = isTrain ? .mergeQueue : .pullRequest
      build.baseBranch = variables["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"]
      let source = variables["CI_MERGE_REQUEST_SOURCE_PROJECT_PATH"]
      let isFork = source != nil && source != variables["CI_MERGE_REQUEST_PROJECT_PATH"]
      build.branch = isFork ? "\(owner(of: source)):\(head)" : head
    } else if let head = variables["CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME"] {
      build.kind = .pullRequest
      build.baseBranch = variables["CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME"]
      let source = variables["CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY"]
      let isFork = source != variables["CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY"]
      build.branch = isFork ? "\(owner(of: source)):\(head)" : head
    } else if variables["CI_COMMIT_TAG"] == nil {
      build.branch = variables.first("CI_COMMIT_BRANCH", "CI_COMMIT_REF_NAME")
    }
    build.shard = variables.shard(index: "CI_NODE_INDEX", total: "CI_NODE_TOTAL", from: 1)
    var job = variables["CI_JOB_NAME"]
    if let name = job, let shard = build.shard {
      let number = " \(shard.index)/\(shard.total)"
      if name.hasSuffix(number) { job = String(name.dropLast(number.count)) }
      if name.hasSuffix("]") { build.shard = nil }
    }
    build.key = variables.key("gitlab", variables["CI_PIPELINE_ID"], job)
    build.count(variables.number("CI_JOB_ID"))
    build.link = variables.first("CI_PIPELINE_URL", "CI_JOB_URL")
    build.runnerName = variables["CI_RUNNER_DESCRIPTION"]
    build.runnerImage = variables["CI_JOB_IMAGE"]
    return build
  }

  /// The account that a repository's path begins with; `fork` where there is none.
  static func owner(of repository: String?) -> String {
    repository?.split(separator: "/").first.map(String.init) ?? "fork"
  }
}
