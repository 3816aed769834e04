public import History

/// What a CI says, in its environment variables, of the build that this process is part of.
///
/// Everything is as the CI has it: names that a stranger may choose are not escaped here.
public struct CIBuild: Hashable, Sendable {
  /// Nil for a CI that is none of those known, of which nothing more is said.
  public var provider: CIProvider?
  /// The commit that was checked out, where the variables say that. For a pull request this is what
  /// the provider checks out: with GitHub, Azure, Travis and GitLab's merged results, the merge of
  /// the head with its base. Nil where a job usually checks out something else than they say.
  public var commit: String?
  /// The branch, of a pull request its head branch. That of a fork is written `owner:branch`, or
  /// `fork:branch` where the owner is not known, so that a fork's `main` is not taken for the trunk;
  /// no branch of git has a colon in its name. Nil for a tag.
  public var branch: String?
  /// Pull request or merge queue; nil where the branch decides.
  public var kind: RunKind?
  /// The branch that a pull request or a merge queue wants to change.
  public var baseBranch: String?
  /// The repository's default branch, where the variables say that.
  public var defaultBranch: String?
  /// The file in which the CI says what set the job off.
  public var eventFile: String?
  /// Where a person can read about the build.
  public var link: String?
  /// The same for all shards of a job and whenever it is started again, another for every job of a build
  /// and for every build.
  public var key: String?
  /// What tells the job from those that share its key: a value of the matrix. Shards may have it too.
  public var sibling: String?
  /// Which execution of the job this is; nil where the variables do not tell.
  public var attempt: BuildAttempt?
  public var runnerName: String?
  /// The image or class of machine.
  public var runnerImage: String?
  public var shard: Shard?

  init(_ provider: CIProvider?) { self.provider = provider }

  /// Notes which execution of the job it is, where both are known.
  mutating func count(_ number: Int64?, batch: String? = nil) {
    guard let job = runKey(isSplit: false), let number else { return }
    attempt = BuildAttempt(job: job, number: number, batch: batch)
  }

  /// The key of a run that is all of the job (`isSplit`: or a shard of it).
  public func runKey(isSplit: Bool) -> String? {
    guard !isSplit, let sibling else { return key }
    return key.map { "\($0)/\(sibling)" }
  }

  /// Reads the variables; nil where they show no CI.
  public init?(variables: [String: String]) {
    let variables = CIVariables(variables)
    guard let provider = CIProvider(variables) else {
      guard variables.isTrue("CI") else { return nil }
      self.init(nil)
      return
    }
    self = provider.read(variables)
    recogniseMergeQueue()
  }

  /// GitHub's merge queue builds branches of its own: `gh-readonly-queue/BASE/pr-NUMBER-COMMIT`,
  /// which every provider that builds for GitHub gets to see.
  private mutating func recogniseMergeQueue() {
    guard let rest = branch?.after("gh-readonly-queue/"), let end = rest.lastIndex(of: "/") else {
      return
    }
    kind = .mergeQueue
    baseBranch = baseBranch ?? String(rest[..<end])
  }
}
