import Host
import Store

/// Which project this is: a store may have the histories of several.
extension Workspace {
  /// The project's name: of the configuration, else the store's only one unless that is another one's, else git's,
  /// else the folder's.
  func projectAtHand() throws -> String {
    if let configured = try configuration.project { return configured }
    let known = try store.projectNames()
    guard known.count == 1 else { return ownName }
    guard try isOther(known[0]) else { return known[0] }
    Terminal.warning([
      "recorded as project \(ownName): the store has project \(known[0]), of whose commits this checkout has "
        + "none (laptime.toml: project = \"NAME\" says which it is)"
    ])
    return ownName
  }

  /// The projects that the store has, if there is one, and the one at hand.
  func projectsAtHand() throws -> [String] {
    let own = try configuration.project ?? ownName
    return Set(try (knownProjects() ?? []) + [own]).sorted()
  }

  /// The project that a server is asked of: the one at hand, or the store's only one.
  func projectAsked() throws -> String {
    if let configured = try configuration.project { return configured }
    let known = try knownProjects() ?? []
    return known.count == 1 ? known[0] : ownName
  }

  /// The projects of the store; nil where there is none.
  private func knownProjects() throws -> [String]? {
    do {
      return try store.projectNames()
    } catch StoreError.missing {
      return nil
    }
  }

  private var ownName: String { git?.projectName() ?? folderName }

  private var folderName: String {
    Terminal.currentFolder().split(separator: "/").last.map(String.init) ?? "project"
  }

  /// The project of which runs are chosen that are not named; nil where the store has no other, or nobody can tell.
  func chosenProject(in store: HistoryStore) throws -> String? {
    let known = try store.projectNames()
    // What is wrong with the configuration those tell that go by it.
    if let configured = (try? configuration)?.project {
      return known == [configured] || known.isEmpty ? nil : configured
    }
    guard known.count > 1 else { return nil }
    return [git?.projectName(), folderName].first { $0.map(known.contains) ?? false } ?? nil
  }

  /// Whether a project that the store has is not the one at hand: it is called otherwise, and git has none of its
  /// newest commits, though it has all of its own past.
  func isOther(_ project: String) throws -> Bool {
    guard let git, !git.isShallow else { return false }
    let commits = try store.newestCommits(ofProject: project)
    guard !commits.isEmpty, git.projectName() != project else { return false }
    return git.hasAny(of: commits) == false
  }

  /// What is to be said where nothing tells which of several projects is meant.
  func unclearProject(of run: String) throws -> [String] {
    guard try store.project == nil else { return [] }
    let known = try store.projectNames()
    guard known.count > 1 else { return [] }
    let names = known.prefix(3).joined(separator: ", ") + (known.count > 3 ? ", …" : "")
    return [
      "the store has the projects \(names), and nothing here says which is meant, so that the newest run of all is "
        + "judged, of \(run) (laptime.toml: project = \"NAME\")"
    ]
  }
}
