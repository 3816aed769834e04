import History

extension CIBuild {
  /// docs.drone.io, "Variables". The commit of a pull request is that of its branch, into which the clone step
  /// merges the base; `DRONE_COMMIT_BRANCH` is the base. A build that is started again has a new number.
  static func drone(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.drone)
    build.commit = variables.first("DRONE_COMMIT_SHA", "DRONE_COMMIT")
    build.defaultBranch = variables["DRONE_REPO_BRANCH"]
    if variables["DRONE_BUILD_EVENT"] == "pull_request" || variables["DRONE_PULL_REQUEST"] != nil {
      build.kind = .pullRequest
      build.baseBranch = variables.first("DRONE_TARGET_BRANCH", "DRONE_COMMIT_BRANCH")
      build.branch = variables["DRONE_SOURCE_BRANCH"].map {
        $0 == build.baseBranch ? "fork:" + $0 : $0
      }
    } else if variables["DRONE_TAG"] == nil {
      build.branch = variables.first("DRONE_BRANCH", "DRONE_COMMIT_BRANCH")
    }
    build.key = variables.key(
      "drone", variables.address(variables["DRONE_REPO"], "#", variables["DRONE_BUILD_NUMBER"]),
      variables["DRONE_STAGE_NAME"], variables["DRONE_STEP_NAME"])
    build.link = variables["DRONE_BUILD_LINK"]
    build.runnerName = variables["DRONE_STAGE_MACHINE"]
    return build
  }
}
