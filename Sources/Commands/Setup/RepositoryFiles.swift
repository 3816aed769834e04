import Host

/// The files of a checkout that may show how its tests are run.
enum RepositoryFiles {
  /// Deeper than this no project of a repository begins.
  private static let deepest = 3
  /// In larger checkouts the rest is not looked at.
  private static let most = 20_000
  /// What is built, installed or taken from elsewhere.
  private static let others: Set<String> = [
    "node_modules", "vendor", "third_party", "build", "dist", "target", "venv", "env", "Pods",
    "__pycache__", "bower_components", "site-packages", "out", "obj", "bin",
  ]
  /// Hidden folders that say something of tests.
  private static let hidden: Set<String> = [".github", ".circleci", ".buildkite", ".config"]

  /// The paths below the current folder, each folder's in the order of the alphabet.
  static func list() -> [String] {
    var paths: [String] = []
    var folders = [(path: "", depth: 0)]
    while let (folder, depth) = folders.popLast(), paths.count < most {
      let entries = (FolderEntry.list(folder.isEmpty ? "." : folder) ?? [])
        .sorted { $0.name < $1.name }
      for entry in entries {
        let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
        if entry.isFile(in: folder.isEmpty ? "." : folder) {
          paths.append(path)
        } else if depth < deepest, !others.contains(entry.name),
          !entry.name.hasPrefix(".") || hidden.contains(entry.name), FileSearch.isFolder(path)
        {
          folders.append((path, depth + 1))
        }
      }
    }
    return paths
  }
}
