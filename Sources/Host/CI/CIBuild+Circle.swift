import History

extension CIBuild {
  /// circleci.com/docs, "Built-in environment variables". A workflow that is run again has a new id
  /// and the workspace of the first; its jobs have greater numbers.
  /// The base branch is in no variable, nor is a fork's branch: `CIRCLE_BRANCH` is `pull/NUMBER`.
  static func circle(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.circle)
    build.commit = variables["CIRCLE_SHA1"]
    if variables["CIRCLE_TAG"] == nil { build.branch = variables["CIRCLE_BRANCH"] }
    if variables.first("CIRCLE_PULL_REQUEST", "CIRCLE_PR_NUMBER") != nil {
      build.kind = .pullRequest
    }
    let workflow = variables["CIRCLE_WORKFLOW_ID"]
    build.key = variables.key(
      "circleci", variables["CIRCLE_WORKFLOW_WORKSPACE_ID"] ?? workflow, variables["CIRCLE_JOB"])
    if let workflow { build.count(variables.number("CIRCLE_BUILD_NUM"), batch: workflow) }
    build.link = variables["CIRCLE_BUILD_URL"]
    build.shard = variables.shard(index: "CIRCLE_NODE_INDEX", total: "CIRCLE_NODE_TOTAL", from: 0)
    return build
  }
}
