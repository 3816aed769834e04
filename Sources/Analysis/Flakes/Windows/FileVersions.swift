public import History

/// How often a file had changed by each run of a window, as far as the trunk tells.
public struct FileVersions: Sendable {
  /// A commit of the trunk and what it did to files.
  public struct Commit: Hashable, Sendable {
    public var hash: String
    public var changed: Set<String>
    /// By new path: where a file that was moved as it is was before.
    public var moved: [String: String]

    /// What a commit did to the files before it.
    public init(hash: String, changed: Set<String> = [], moved: [String: String] = [:]) {
      self.hash = hash
      self.changed = changed
      self.moved = moved
    }
  }

  private let commits: [Commit]
  /// By run: the place of its commit, or of the newest one that it shares with the trunk; nil where unknown.
  private let places: [Int?]

  /// The runs are given oldest first, the trunk's commits newest first, along first parents.
  public init(runs: [RunSummary], trunk commits: [Commit]) {
    self.commits = commits
    let byHash = Dictionary(
      zip(commits.map(\.hash), commits.indices), uniquingKeysWith: { first, _ in first })
    let newest = runs.last { $0.commit.flatMap { byHash[$0] } == 0 }?.depth
    places = runs.map { run in
      if let place = run.commit.flatMap({ byHash[$0] }) { return place }
      guard let newest, let base = run.baseDepth, base <= newest else { return nil }
      return newest - base
    }
  }

  /// By run how often the file had changed by then; nil where it did not between them.
  ///
  /// Where a run's place is not known, the file is as it was in the run before.
  public func versions(of file: String) -> [Int32]? {
    var changes: [Int] = []
    var path = file
    for (place, commit) in commits.enumerated() {
      if let old = commit.moved[path] {
        path = old
      } else if commit.changed.contains(path) {
        changes.append(place)
      }
    }
    var known: Int32 = 0
    var isKnown = false
    let versions = places.map { place in
      if let place {
        known = Int32(clamping: changes.count { $0 >= place })
        isKnown = true
      }
      return known
    }
    return isKnown && Set(versions).count > 1 ? versions : nil
  }
}

extension TestTally {
  /// The same with the test's version at each source, given by run.
  func numbered(_ versions: [Int32], in frame: SourceWindow) -> TestTally {
    var numbered = self
    for index in sources.indices {
      let run = frame.firstRuns[Int(sources[index].position)]
      if versions.indices.contains(run) { numbered.sources[index].version = versions[run] }
    }
    return numbered
  }
}
