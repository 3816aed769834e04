import History

extension CIBuild {
  /// buildkite.com/docs, "Environment variables". A rebuild has a new id; a job that is retried stays
  /// in its build. The jobs of a step are its shards or a matrix, which labels may tell apart.
  static func buildkite(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.buildkite)
    // A build can be asked for without a commit.
    build.commit = variables["BUILDKITE_COMMIT"].flatMap { $0 == "HEAD" ? nil : $0 }
    build.defaultBranch = variables["BUILDKITE_PIPELINE_DEFAULT_BRANCH"]
    if variables["BUILDKITE_TAG"] == nil { build.branch = variables["BUILDKITE_BRANCH"] }
    if let number = variables["BUILDKITE_PULL_REQUEST"], number != "false" {
      build.kind = .pullRequest
      build.baseBranch = variables["BUILDKITE_PULL_REQUEST_BASE_BRANCH"]
      build.branch = build.branch.map { head in
        // Buildkite can be told to write `owner:branch` itself.
        head == build.baseBranch && !head.contains(":") ? "fork:" + head : head
      }
    }
    build.key = variables.key(
      "buildkite", variables["BUILDKITE_BUILD_ID"],
      variables.first("BUILDKITE_STEP_KEY", "BUILDKITE_STEP_ID"))
    build.sibling = variables["BUILDKITE_LABEL"]
    build.count(variables.number("BUILDKITE_RETRY_COUNT"))
    build.link = variables["BUILDKITE_BUILD_URL"]
    build.runnerName = variables["BUILDKITE_AGENT_NAME"]
    build.runnerImage = variables["BUILDKITE_AGENT_META_DATA_QUEUE"]
    build.shard = variables.shard(
      index: "BUILDKITE_PARALLEL_JOB", total: "BUILDKITE_PARALLEL_JOB_COUNT", from: 0)
    return build
  }
}
