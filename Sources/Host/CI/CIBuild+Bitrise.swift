import History

extension CIBuild {
  /// devcenter.bitrise.io, "Available environment variables". What was checked out is known once the clone step
  /// has run. A build that is started again has a new slug.
  static func bitrise(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.bitrise)
    build.commit = variables.first("GIT_CLONE_COMMIT_HASH", "BITRISE_GIT_COMMIT")
    let head = variables["BITRISE_GIT_BRANCH"]
    if variables["BITRISE_PULL_REQUEST"] != nil {
      build.kind = .pullRequest
      build.baseBranch = variables["BITRISEIO_GIT_BRANCH_DEST"]
      build.branch = head.map { $0 == build.baseBranch ? "fork:" + $0 : $0 }
    } else if variables["BITRISE_GIT_TAG"] == nil {
      build.branch = head
    }
    build.key = variables.key(
      "bitrise", variables["BITRISE_BUILD_SLUG"], variables["BITRISE_TRIGGERED_WORKFLOW_ID"])
    build.link = variables["BITRISE_BUILD_URL"]
    build.runnerImage = variables["BITRISEIO_STACK_ID"]
    return build
  }
}
