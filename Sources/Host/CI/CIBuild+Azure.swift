import History

extension CIBuild {
  /// learn.microsoft.com, "Use predefined variables" (Azure Pipelines). The job's place among the
  /// jobs of its phase is no shard: a matrix is counted in the same way. What is started again counts
  /// the attempts of the stage, of the job, or of both.
  static func azure(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.azure)
    build.commit = variables["BUILD_SOURCEVERSION"]
    if let head = variables["SYSTEM_PULLREQUEST_SOURCEBRANCH"].map(branchName) {
      build.kind = .pullRequest
      build.baseBranch = variables["SYSTEM_PULLREQUEST_TARGETBRANCH"].map(branchName)
      let isFork = variables.isTrue("SYSTEM_PULLREQUEST_ISFORK") || head == build.baseBranch
      build.branch = isFork ? "fork:" + head : head
    } else {
      build.branch = variables["BUILD_SOURCEBRANCH"]?.after("refs/heads/")
    }
    let id = variables["BUILD_BUILDID"]
    build.key = variables.key(
      "azure", id, variables["SYSTEM_STAGENAME"], variables["SYSTEM_PHASENAME"])
    build.sibling = variables.first("SYSTEM_JOBNAME", "AGENT_JOBNAME")
    build.count(["SYSTEM_STAGEATTEMPT", "SYSTEM_JOBATTEMPT"].compactMap(variables.number).max())
    build.link = variables.address(
      variables.first("SYSTEM_COLLECTIONURI", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI"),
      variables.first("SYSTEM_TEAMPROJECTID", "SYSTEM_TEAMPROJECT"),
      "/_build/results?buildId=", id)
    build.runnerName = variables["AGENT_NAME"]
    build.runnerImage = variables["ImageOS"]
    return build
  }

  /// A branch's name with or without `refs/heads/`: Azure writes it both ways.
  private static func branchName(_ ref: String) -> String { ref.after("refs/heads/") ?? ref }
}
