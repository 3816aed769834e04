import History

extension CIBuild {
  /// appveyor.com/docs, "Environment variables". Of a pull request the commit is its merge with the base, and
  /// `APPVEYOR_REPO_BRANCH` is the base. A build that is run again has a new id; its jobs' numbers do not say
  /// which execution they are.
  static func appVeyor(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.appVeyor)
    build.commit = variables["APPVEYOR_REPO_COMMIT"]
    if variables["APPVEYOR_PULL_REQUEST_NUMBER"] != nil {
      build.kind = .pullRequest
      build.baseBranch = variables["APPVEYOR_REPO_BRANCH"]
      build.branch = head(
        variables["APPVEYOR_PULL_REQUEST_HEAD_REPO_BRANCH"],
        of: variables["APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME"],
        into: variables["APPVEYOR_REPO_NAME"])
    } else if !variables.isTrue("APPVEYOR_REPO_TAG") {
      build.branch = variables["APPVEYOR_REPO_BRANCH"]
    }
    build.key = variables.key("appveyor", variables["APPVEYOR_BUILD_ID"])
    build.sibling = variables.first("APPVEYOR_JOB_NAME", "APPVEYOR_JOB_NUMBER")
    build.link = variables.address(
      variables["APPVEYOR_URL"], "/project/", variables["APPVEYOR_ACCOUNT_NAME"], "/",
      variables["APPVEYOR_PROJECT_SLUG"], "/builds/", variables["APPVEYOR_BUILD_ID"])
    build.runnerImage = variables["APPVEYOR_BUILD_WORKER_IMAGE"]
    return build
  }

  /// The head branch of a pull request as it is written here, with its owner where it is a fork's.
  static func head(_ branch: String?, of source: String?, into target: String?) -> String? {
    let isFork = source != nil && source != target
    return branch.map { isFork ? "\(owner(of: source)):\($0)" : $0 }
  }
}
