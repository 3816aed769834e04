import History

extension CIBuild {
  /// docs.github.com, "Variables reference". No variable names a fork, but no branch is merged into
  /// itself: where head and base have one name, they are branches of two repositories. The jobs of a
  /// matrix have one `GITHUB_JOB`, and no variable has their values.
  static func gitHub(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.gitHub)
    let event = variables["GITHUB_EVENT_NAME"]
    // On this event GITHUB_SHA is of the base, and jobs check out what they like.
    if event != "pull_request_target" { build.commit = variables["GITHUB_SHA"] }
    build.baseBranch = variables["GITHUB_BASE_REF"]
    if let head = variables["GITHUB_HEAD_REF"] {
      build.kind = .pullRequest
      build.branch = head == build.baseBranch ? "fork:" + head : head
    } else if variables["GITHUB_REF_TYPE"] != "tag" {
      build.branch = variables["GITHUB_REF"]?.after("refs/heads/") ?? variables["GITHUB_REF_NAME"]
    }
    let (run, attempt) = (variables["GITHUB_RUN_ID"], variables["GITHUB_RUN_ATTEMPT"] ?? "1")
    build.key = variables.key("github", run, variables["GITHUB_JOB"])
    build.count(Int64(attempt))
    build.link = variables.address(
      variables["GITHUB_SERVER_URL"], "/", variables["GITHUB_REPOSITORY"], "/actions/runs/", run,
      "/attempts/", attempt)
    build.eventFile = variables["GITHUB_EVENT_PATH"]
    build.runnerName = variables["RUNNER_NAME"]
    build.runnerImage = variables["ImageOS"]
    return build
  }
}
