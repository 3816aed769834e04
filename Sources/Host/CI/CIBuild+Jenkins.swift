import History

extension CIBuild {
  /// The variables of Jenkins itself, of its git plugin and of multibranch jobs, where a rebuild has
  /// a new number. `GIT_BRANCH` begins with the remote's name.
  static func jenkins(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.jenkins)
    build.commit = variables["GIT_COMMIT"]
    if variables["CHANGE_ID"] != nil {
      build.kind = .pullRequest
      build.baseBranch = variables["CHANGE_TARGET"]
      build.branch = variables["CHANGE_BRANCH"].map { head in
        variables["CHANGE_FORK"].map { "\(owner(of: $0)):\(head)" } ?? head
      }
    } else if variables["TAG_NAME"] == nil {
      let remote = variables["GIT_BRANCH"]
      build.branch =
        variables["BRANCH_NAME"] ?? remote?.after("refs/heads/") ?? remote?.after("origin/")
        ?? remote
      if build.branch == "detached" { build.branch = nil }
    }
    build.key = variables.address(
      variables["JOB_NAME"].map { "jenkins:\($0)" }, "#", variables["BUILD_NUMBER"])
    build.link = variables["BUILD_URL"]
    build.runnerName = variables["NODE_NAME"]
    return build
  }
}
