import Analysis
import History
import Host
import Store

/// Finds what a run's change is, and how much of it the run covers.
struct ChangeCoverage {
  var store: HistoryStore
  var git: GitCheckout
  /// The trunk's name.
  var trunk: String

  /// The coverage of the lines that a run's commit has and the base has not.
  struct Found {
    var run: RunSummary
    /// The commit, or the tree without files, that the change begins with.
    var base: String
    /// Whether the files as they lie in the work tree were compared, not those of the commit.
    var isOfWorkTree: Bool
    var coverage: PatchCoverage
  }

  /// `base`: a revision; the change then begins with the newest commit that it shares with the run's. Nil
  /// for the trunk, or on the trunk for the commit before.
  /// - Throws: `ChangeCoverageError` where git or the run does not know enough, `RecordingError.noSuchRun`,
  ///   `StoreError`.
  func found(ofRun id: RunID, base: String? = nil) throws -> Found {
    let run = try store.facts(ofRun: id)
    guard let name = run.commit, let commit = git.commit(name) else {
      throw ChangeCoverageError.unknownCommit(run: run.key, commit: run.commit)
    }
    let coverage = try store.coverage(ofRun: id)
    guard !coverage.isEmpty else { throw ChangeCoverageError.noCoverage(run: run.key) }
    guard coverage.contains(where: { !$0.lines.isEmpty }) else {
      throw ChangeCoverageError.totalsAlone(run: run.key)
    }
    let isOfWorkTree = run.isDirty && git.status()?.head == commit
    let start = try start(of: run, commit: commit, base: base, isOfWorkTree: isOfWorkTree)
    guard var added = git.addedLines(from: start, to: isOfWorkTree ? nil : commit),
      var files = git.files(at: commit)
    else { throw ChangeCoverageError.noDiff(base: start, commit: commit) }
    if isOfWorkTree {
      files += added.map(\.path)
      let new = newFiles(among: coverage)
      files += new
      added += new.map { AddedLines(whole: $0) }
    }
    return Found(
      run: run, base: start, isOfWorkTree: isOfWorkTree,
      coverage: PatchCoverage(of: added, coverage: coverage, files: Array(Set(files))))
  }

  /// The lines that a run's commit, or the work tree where it is of that, has and its base has not; nil where
  /// git does not know.
  ///
  /// - Throws: `StoreError`.
  func added(ofRun run: RunSummary) throws -> [AddedLines]? {
    guard let commit = run.commit.flatMap(git.commit) else { return nil }
    let isOfWorkTree = run.isDirty && git.status()?.head == commit
    do {
      let start = try start(of: run, commit: commit, base: nil, isOfWorkTree: isOfWorkTree)
      return git.addedLines(from: start, to: isOfWorkTree ? nil : commit)
    } catch is ChangeCoverageError {
      return nil
    }
  }

  /// The files that git does not track yet and the run covers.
  private func newFiles(among coverage: [FileCoverage]) -> [String] {
    let reported = Set(coverage.map(\.path))
    return git.untrackedFiles()?.filter(reported.contains) ?? []
  }

  private func start(of run: RunSummary, commit: String, base: String?, isOfWorkTree: Bool) throws
    -> String
  {
    if let base {
      guard let known = git.commit(base) ?? git.commit("origin/\(base)") else {
        throw ChangeCoverageError.unknownBase(base)
      }
      guard let shared = git.mergeBase(of: known, and: commit) else {
        throw ChangeCoverageError.nothingShared(
          base: base, commit: commit, isShallow: git.isShallow)
      }
      return shared
    }
    if run.branch != trunk {
      // What git knew then: a branch that was merged since is still a change.
      if let known = try store.mergeBase(ofRun: run.id).flatMap(git.commit), known != commit {
        return known
      }
      guard let shared = git.mergeBase(of: commit, with: trunk) else {
        throw ChangeCoverageError.nothingShared(
          base: trunk, commit: commit, isShallow: git.isShallow)
      }
      if shared != commit { return shared }
    }
    if isOfWorkTree { return commit }
    guard let before = git.before(commit) else {
      throw ChangeCoverageError.nothingShared(
        base: "\(CommitHash.short(commit))^", commit: commit, isShallow: git.isShallow)
    }
    return before
  }
}

/// Why the coverage of a change is not known.
enum ChangeCoverageError: Error {
  /// There is no checkout of git here.
  case noCheckout
  /// No run has coverage.
  case noRun
  /// The run has no commit, or git here does not have it.
  case unknownCommit(run: RunKey, commit: String?)
  case unknownBase(String)
  /// Git finds no commit that the two share.
  case nothingShared(base: String, commit: String, isShallow: Bool)
  case noCoverage(run: RunKey)
  /// The run's reports told of no lines.
  case totalsAlone(run: RunKey)
  case noDiff(base: String, commit: String)
}
