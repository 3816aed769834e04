import Host
import Reports

extension Workspace {
  /// The commit that CI is at.
  var commitOfCI: String? { build?.commit.flatMap { $0.isEmpty ? nil : $0 } }

  /// The repository's default branch, as the CI says it in its variables or in the file that it writes for the job.
  var defaultBranch: String? {
    guard let build else { return nil }
    if let branch = build.defaultBranch { return branch }
    return build.eventFile.flatMap { FileSearch.text(of: $0) }
      .flatMap { BuildEvent(gitHub: Array($0.utf8))?.defaultBranch }
  }
}
