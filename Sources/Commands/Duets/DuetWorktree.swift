import History
import Host
import Platform
import Presentation

/// A checkout of the base in a folder of its own, `.laptime/duet/COMMIT-PROCESS`, which goes when the duet ends.
///
/// It lies in this checkout, where a runner that looks for tests in every folder would find those of the base as
/// well: for such a one it lies in a folder that the runner leaves out.
struct DuetWorktree {
  /// Its folder, and the one in it that stands for the current folder.
  let root: String
  let folder: String
  private let git: GitCheckout

  /// Makes it, and removes those that a process left that was killed.
  ///
  /// `below`: a folder in which the runner looks for no tests; nil where a hidden one is enough.
  /// - Throws: `DuetError.noWorktree`, `FileError`.
  init(of commit: String, in git: GitCheckout, below unseen: String?) throws {
    self.git = git
    let home = "\(git.root)/.laptime/duet"
    for folder in ["\(git.root)/.laptime", home] { try FileSearch.makeFolder(folder) }
    // Whatever the project ignores: what lies here is never to be committed.
    try FileSearch.write("*\n", to: "\(home)/.gitignore")
    let parent = unseen.map { "\(home)/\($0)" } ?? home
    if unseen != nil { try FileSearch.makeFolder(parent) }
    Self.removeLeftOvers(in: parent, of: git)
    root = "\(parent)/\(commit.prefix(10))-\(getpid())"
    guard git.addWorktree(root, at: commit) else {
      git.removeWorktree(root)
      throw DuetError.noWorktree(commit)
    }
    let here = Terminal.currentFolder()
    let within = here.hasPrefix(git.root + "/") ? String(here.dropFirst(git.root.count)) : ""
    folder = FileSearch.isFolder(root + within) ? root + within : root
  }

  func remove() { git.removeWorktree(root) }

  private static func removeLeftOvers(in home: String, of git: GitCheckout) {
    for entry in FolderEntry.list(home) ?? [] {
      guard let process = entry.name.split(separator: "-").last.flatMap({ pid_t($0) }),
        entry.name.contains("-"), kill(process, 0) != 0, errno == ESRCH
      else { continue }
      git.removeWorktree("\(home)/\(entry.name)")
    }
  }

  /// Runs the command that makes the checkout ready, as `npm ci`, at its root.
  ///
  /// - Throws: `DuetError.prepareFailed`.
  func prepare(by command: String?) throws {
    guard let command else { return }
    Terminal.warn("laptime: preparing the base: \(TerminalText.visible(command))\n")
    guard let scratch = ScratchFolder() else { throw NoScratchFolder() }
    defer { scratch.remove() }
    let kept = KeptOutput(folder: scratch.path)
    let usage = try Quietly.run(in: root) {
      try ChildProcess.run(["sh", "-c", command], keeping: kept, apart: ApartGroup())
    }
    guard usage.end.shellCode != 0 else { return }
    let (output, errors) = kept.lastLines()
    throw DuetError.prepareFailed(
      command, code: usage.end.shellCode, words: (errors.isEmpty ? output : errors).suffix(3))
  }
}
