import History
import Host
import Store

/// Files that git does not know yet and that were there when the tests ran: with them the checkout is another source
/// than its commit, so that neither forgives what failed on the other.
///
/// What a run leaves behind is none of them: reports, what tools are known to write, and what was written while a
/// run that is recorded went on.
enum NewSources {
  /// Those that are there now, which a command is about to be run on.
  static func now(in workspace: Workspace) -> [UntrackedFile] {
    guard let git = workspace.git,
      let files = git.untracked(apartFrom: [FileSearch.folder(of: workspace.storePath)])
    else { return [] }
    return sources(files, in: workspace, git)
  }

  /// Those that were there before reports were written which somebody else's command left. Nobody knows when it
  /// began, so that only files of the kinds that git tracks here count.
  static func before(_ reports: [String], in workspace: Workspace) -> [UntrackedFile] {
    let written = reports.compactMap(GitCheckout.lastWrite)
    guard let git = workspace.git, let first = written.min(),
      let files = git.untracked(apartFrom: reports + [FileSearch.folder(of: workspace.storePath)])
    else { return [] }
    // Clocks of file systems tick a few times in a hundredth of a second.
    let older = files.filter { $0.written <= first }
    guard !older.isEmpty else { return [] }
    let kinds = git.trackedKinds()
    return sources(
      older.filter { kinds.contains(GitCheckout.kind(of: $0.path)) }, in: workspace, git)
  }

  /// Those that are there now and of the kinds that git tracks here.
  static func likely(in workspace: Workspace) -> [UntrackedFile] {
    guard let git = workspace.git,
      let files = git.untracked(apartFrom: [FileSearch.folder(of: workspace.storePath)]),
      !files.isEmpty
    else { return [] }
    let kinds = git.trackedKinds()
    return sources(
      files.filter { kinds.contains(GitCheckout.kind(of: $0.path)) }, in: workspace, git)
  }

  private static func sources(
    _ files: [UntrackedFile], in workspace: Workspace, _ git: GitCheckout
  ) -> [UntrackedFile] {
    guard !files.isEmpty else { return [] }
    let runs =
      FileSearch.exists(workspace.storePath) ? (try? workspace.store.recentTimes()) ?? [] : []
    let rest = files.filter { file in
      !runs.contains { $0.start <= file.written && file.written <= $0.end }
    }
    return Array(rest.lazy.filter { !isReport("\(git.root)/\($0.path)") }.prefix(most))
  }

  /// So many tell one state of a checkout from another.
  private static let most = 200

  /// Whether a file is a report that can be read, which tests leave behind.
  static func isReport(_ path: String) -> Bool {
    (try? ReportFiles.inputs([path], as: nil, root: nil)) != nil
  }
}
