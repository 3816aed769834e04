import Gate
import History
import Host
import Store

/// What is known of a run before its reports are read, and where each fact came from.
struct RunFacts {
  var description: RunDescription
  /// A line for people: `commit 30c3d29e91 (git) · branch main (option)`.
  var origins: String
  /// Whether an option or the CI named the branch, and not the checkout alone.
  var isBranchStated: Bool

  /// Gathers the facts: options before the CI's variables before git.
  ///
  /// `written`: files that the run or the recorder wrote, which make no checkout dirty. `newSources`: files that
  /// were there and that git does not know.
  static func gather(
    _ options: RunOptions, in workspace: Workspace, written: [String],
    newSources: () -> [UntrackedFile]
  ) throws -> RunFacts {
    let ci = workspace.build
    let git = workspace.git
    let status = git?.status()
    var run = try RunDescription(
      project: options.project ?? workspace.project, suite: options.suite)

    let stated = try options.commit.map { try workspace.hash(of: $0) }
    let commit = Fact(stated, ci?.commit, status?.head)
    let branch = Fact(options.branch, ci?.branch, status?.branch)
    let trunk = try workspace.knownTrunk
    run.branch = branch.value
    run.baseBranch = ci?.baseBranch
    if let revision = commit.value {
      run.source = source(
        of: revision, isOfCI: commit.origin == "CI", trunk: trunk,
        isOfTrunk: trunk == branch.value, git, status, written: written, newSources: newSources)
    }
    let usual: RunKind =
      if let ci, ci.provider != nil {
        ci.kind ?? (branch.value == trunk ? .trunk : .pullRequest)
      } else { .local }
    run.kind = options.kind?.kind ?? usual
    run.buildURL = options.buildLink ?? ci?.link
    run.shard = options.shard?.shard ?? ci?.shard ?? Shard()
    run.runKey = options.runKey ?? ci?.runKey(isSplit: run.shard.total > 1)
    run.attempt = ci?.attempt
    run.startedAt = options.startedAt?.instant
    run.wall = options.wall?.microseconds
    run.workers = options.workers
    run.environment = environment(options, ci)
    let dirty = run.source.isDirty ? " with changes" : ""
    let origins = [
      run.source.commit.map { "commit \(CommitHash.short($0))\(dirty) (\(commit.origin))" },
      branch.value.map { "branch \($0) (\(branch.origin))" },
      "kind \(run.kind.word)",
    ].compactMap(\.self).joined(separator: " · ")
    return RunFacts(
      description: run, origins: origins,
      isBranchStated: branch.value != nil && branch.origin != "git")
  }

  /// Sees to it that a shard has what its run is known by, before anything is run that could not be recorded.
  ///
  /// - Throws: `RecordingError.shardWithoutRunKey`.
  static func checkShard(_ options: RunOptions, in workspace: Workspace) throws {
    let ci = workspace.build
    let shard = options.shard?.shard ?? ci?.shard ?? Shard()
    guard shard.total > 1, options.attemptOf == nil else { return }
    guard options.runKey ?? ci?.runKey(isSplit: true) != nil else {
      throw RecordingError.shardWithoutRunKey
    }
  }

  /// The source of a run of a commit: as it is checked out here, where it is.
  private static func source(
    of revision: String, isOfCI: Bool, trunk: String?, isOfTrunk: Bool, _ git: GitCheckout?,
    _ status: GitStatus?, written: [String], newSources: () -> [UntrackedFile]
  ) -> Source {
    let isHere = revision == status?.head || git?.commit(revision) == status?.head
    let changed = status.flatMap { git?.changed($0, apartFrom: written) } ?? []
    let isChanged = !changed.isEmpty
    let differing = isHere ? changed + newSources().map(\.path) : []
    let isDirty = !differing.isEmpty
    var source =
      git?.source(of: revision, isDirty: isDirty, trunk: isOfTrunk ? nil : trunk)
      ?? Source(commit: revision)
    if isDirty { source.changes = git?.held(by: differing) }
    if isOfCI, !isHere, let head = status?.head, let git,
      let tree = git.source(of: head, isDirty: isChanged, trunk: nil)?.tree, tree != source.tree
    {
      Terminal.warn(
        "laptime: warning: CI is at commit \(CommitHash.short(revision)), and \(CommitHash.short(head)) is "
          + "checked out, which is what was tested (name it: --commit HEAD)\n")
      source.tree = tree
      source.isDirty = isChanged
    }
    source.mergeBaseDepth =
      isOfTrunk ? source.depth : source.mergeBase.flatMap { git?.depth(of: $0) }
    return source
  }

  private static func environment(_ options: RunOptions, _ ci: CIBuild?) -> Environment {
    var environment = Machine.environment()
    environment.runnerName = ci?.runnerName
    environment.runnerImage = ci?.runnerImage
    environment.labels = Dictionary(
      options.label.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    return environment
  }

  /// A value and where it came from.
  private struct Fact {
    var value: String?
    var origin: String

    init(_ option: String?, _ ci: String?, _ git: String?) {
      let sources = [(option, "option"), (ci, "CI"), (git, "git")]
      let first = sources.first { $0.0.map { !$0.isEmpty } ?? false }
      value = first?.0
      origin = first?.1 ?? "unknown"
    }
  }
}
