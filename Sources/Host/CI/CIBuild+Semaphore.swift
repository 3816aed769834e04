import History

extension CIBuild {
  /// docs.semaphoreci.com, "Environment variables". Of a pull request the commit is its merge with the base, and
  /// `SEMAPHORE_GIT_BRANCH` is the base. A workflow that is run again has a new id.
  static func semaphore(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.semaphore)
    build.commit = variables["SEMAPHORE_GIT_SHA"]
    switch variables["SEMAPHORE_GIT_REF_TYPE"] {
    case "pull-request":
      build.kind = .pullRequest
      build.baseBranch = variables["SEMAPHORE_GIT_BRANCH"]
      build.branch = head(
        variables.first("SEMAPHORE_GIT_PR_BRANCH", "SEMAPHORE_GIT_WORKING_BRANCH"),
        of: variables["SEMAPHORE_GIT_PR_SLUG"], into: variables["SEMAPHORE_GIT_REPO_SLUG"])
    case "tag": break
    default: build.branch = variables["SEMAPHORE_GIT_BRANCH"]
    }
    build.shard = variables.shard(
      index: "SEMAPHORE_JOB_INDEX", total: "SEMAPHORE_JOB_COUNT", from: 1)
    var job = variables["SEMAPHORE_JOB_NAME"]
    // `Test - 1/4`
    if let name = job, let shard = build.shard {
      let number = " - \(shard.index)/\(shard.total)"
      if name.hasSuffix(number) { job = String(name.dropLast(number.count)) }
    }
    build.key = variables.key("semaphore", variables["SEMAPHORE_WORKFLOW_ID"], job)
    build.link = variables.address(
      variables["SEMAPHORE_ORGANIZATION_URL"], "/workflows/", variables["SEMAPHORE_WORKFLOW_ID"])
    build.runnerName = variables["SEMAPHORE_AGENT_MACHINE_TYPE"]
    build.runnerImage = variables["SEMAPHORE_AGENT_MACHINE_OS_IMAGE"]
    return build
  }
}
