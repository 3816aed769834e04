import History

extension CIBuild {
  /// support.atlassian.com, "Variables and secrets" (Bitbucket Cloud). For a pull request the commit
  /// is that of its branch, into which the pipeline merges the destination before it starts. The
  /// steps of a parallel group are no shards: they may do quite different things. A pipeline that is
  /// run again has a new id, a step that is run again stays in its pipeline and counts its runs.
  static func bitbucket(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.bitbucket)
    build.commit = variables["BITBUCKET_COMMIT"]
    if variables["BITBUCKET_TAG"] == nil { build.branch = variables["BITBUCKET_BRANCH"] }
    if variables["BITBUCKET_PR_ID"] != nil {
      build.kind = .pullRequest
      build.baseBranch = variables["BITBUCKET_PR_DESTINATION_BRANCH"]
    }
    let number = variables["BITBUCKET_BUILD_NUMBER"]
    build.key =
      variables["BITBUCKET_PIPELINE_UUID"].map { "bitbucket:\($0)" }
      ?? variables.address(
        variables["BITBUCKET_REPO_FULL_NAME"].map { "bitbucket:\($0)" }, "#", number)
    build.sibling = variables["BITBUCKET_PARALLEL_STEP"]
    build.count(variables.number("BITBUCKET_STEP_RUN_NUMBER"))
    build.link = variables.address(
      "https://bitbucket.org/", variables["BITBUCKET_REPO_FULL_NAME"], "/pipelines/results/", number
    )
    return build
  }
}
