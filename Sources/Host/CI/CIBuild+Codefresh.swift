import History

extension CIBuild {
  /// codefresh.io/docs, "Variables". A build that is started again has a new id.
  static func codefresh(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.codefresh)
    build.commit = variables["CF_REVISION"]
    if variables.first("CF_PULL_REQUEST_NUMBER", "CF_PULL_REQUEST_ID") != nil {
      build.kind = .pullRequest
      build.baseBranch = variables.first("CF_PULL_REQUEST_TARGET", "CF_BASE_BRANCH")
      let head = variables.first("CF_PULL_REQUEST_HEAD_BRANCH", "CF_BRANCH")
      let isFork = variables.isTrue("CF_PULL_REQUEST_IS_FORK") || head == build.baseBranch
      build.branch = head.map { isFork ? "fork:" + $0 : $0 }
    } else if variables["CF_RELEASE_TAG"] == nil {
      build.branch = variables["CF_BRANCH"]
    }
    build.key = variables.key("codefresh", variables["CF_BUILD_ID"])
    build.sibling = variables["CF_STEP_NAME"]
    build.link = variables["CF_BUILD_URL"]
    return build
  }
}
