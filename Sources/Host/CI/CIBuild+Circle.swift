import History

extension CIBuild {
  /// circleci.com/docs, "Built-in environment variables". A workflow that is run again has a new id.
  /// The base branch is in no variable, nor is a fork's branch: `CIRCLE_BRANCH` is `pull/NUMBER`.
  static func circle(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.circle)
    build.commit = variables["CIRCLE_SHA1"]
    if variables["CIRCLE_TAG"] == nil { build.branch = variables["CIRCLE_BRANCH"] }
    if variables.first("CIRCLE_PULL_REQUEST", "CIRCLE_PR_NUMBER") != nil {
      build.kind = .pullRequest
    }
    build.key = variables["CIRCLE_WORKFLOW_ID"].map { "circleci:\($0)" }
    build.link = variables["CIRCLE_BUILD_URL"]
    build.shard = variables.shard(index: "CIRCLE_NODE_INDEX", total: "CIRCLE_NODE_TOTAL", from: 0)
    return build
  }
}
