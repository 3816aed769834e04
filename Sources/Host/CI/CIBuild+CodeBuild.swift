import History

extension CIBuild {
  /// docs.aws.amazon.com, "Environment variables in build environments" (CodeBuild). Branches are known of builds
  /// that a webhook started. A build that is retried has a new id.
  static func codeBuild(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.codeBuild)
    build.commit = variables["CODEBUILD_RESOLVED_SOURCE_VERSION"]
    let head = variables["CODEBUILD_WEBHOOK_HEAD_REF"]?.after("refs/heads/")
    let isPull =
      variables["CODEBUILD_WEBHOOK_EVENT"]?.hasPrefix("PULL_REQUEST") == true
      || variables["CODEBUILD_WEBHOOK_TRIGGER"]?.hasPrefix("pr/") == true
    if isPull {
      build.kind = .pullRequest
      build.baseBranch = variables["CODEBUILD_WEBHOOK_BASE_REF"]?.after("refs/heads/")
      build.branch = head.map { $0 == build.baseBranch ? "fork:" + $0 : $0 }
    } else {
      build.branch = head ?? variables["CODEBUILD_WEBHOOK_TRIGGER"]?.after("branch/")
    }
    build.key = variables.key("codebuild", variables["CODEBUILD_BUILD_ID"])
    build.sibling = variables["CODEBUILD_BATCH_BUILD_IDENTIFIER"]
    build.link = variables["CODEBUILD_BUILD_URL"]
    build.runnerImage = variables["CODEBUILD_BUILD_IMAGE"]
    return build
  }
}
