import History

extension CIBuild {
  /// cirrus-ci.org, "Environment variables". The branch of a pull request is `pull/NUMBER`. A task that is run
  /// again has a new id in the same build, and no number says which execution it is.
  static func cirrus(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.cirrus)
    build.commit = variables["CIRRUS_CHANGE_IN_REPO"]
    if variables["CIRRUS_PR"] != nil {
      build.kind = .pullRequest
      build.baseBranch = variables["CIRRUS_BASE_BRANCH"]
    }
    if variables["CIRRUS_TAG"] == nil { build.branch = variables["CIRRUS_BRANCH"] }
    build.key = variables.key(
      "cirrus", variables["CIRRUS_BUILD_ID"], variables["CIRRUS_TASK_NAME"])
    build.link = variables.address("https://cirrus-ci.com/build/", variables["CIRRUS_BUILD_ID"])
    build.runnerImage = variables.first("CIRRUS_OS")
    build.shard = variables.shard(index: "CI_NODE_INDEX", total: "CI_NODE_TOTAL", from: 0)
    return build
  }
}
