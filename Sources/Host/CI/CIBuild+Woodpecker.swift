import History

extension CIBuild {
  /// woodpecker-ci.org/docs, "Environment variables". `CI_COMMIT_BRANCH` is the base of a pull request. A
  /// pipeline that is started again has a new number.
  static func woodpecker(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.woodpecker)
    build.commit = variables["CI_COMMIT_SHA"]
    build.defaultBranch = variables["CI_REPO_DEFAULT_BRANCH"]
    let event = variables["CI_PIPELINE_EVENT"]
    if event?.hasPrefix("pull_request") == true || variables["CI_COMMIT_PULL_REQUEST"] != nil {
      build.kind = .pullRequest
      build.baseBranch = variables.first("CI_COMMIT_TARGET_BRANCH", "CI_COMMIT_BRANCH")
      build.branch = variables["CI_COMMIT_SOURCE_BRANCH"].map {
        $0 == build.baseBranch ? "fork:" + $0 : $0
      }
    } else if event != "tag" && variables["CI_COMMIT_TAG"] == nil {
      build.branch = variables["CI_COMMIT_BRANCH"]
    }
    build.key = variables.key(
      "woodpecker", variables.address(variables["CI_REPO"], "#", variables["CI_PIPELINE_NUMBER"]),
      variables["CI_WORKFLOW_NAME"])
    // The place of a workflow among those of a matrix.
    build.sibling = variables["CI_WORKFLOW_NUMBER"]
    build.link = variables["CI_PIPELINE_URL"]
    build.runnerName = variables["CI_MACHINE"]
    build.runnerImage = variables["CI_SYSTEM_PLATFORM"]
    return build
  }
}
