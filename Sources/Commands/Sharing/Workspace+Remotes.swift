import Archive
import History
import Host
import Store

/// Nobody said where bundles travel to.
struct NoRemote: Error {}

/// A remote of a kind that is not known.
struct UnknownRemote: Error {
  var url: String
}

extension Workspace {
  /// The remote of a name, else that of laptime.toml.
  ///
  /// - Throws: `NoRemote`, `UnknownRemote`.
  func place(_ named: String?) throws -> any SharedPlace {
    guard let url = try named ?? configuration.remote, !url.isEmpty else { throw NoRemote() }
    if let remote = url.split(separator: "+", maxSplits: 1).last, url.hasPrefix("git+") {
      return GitPlace(remote: String(remote), root: git?.root ?? ".")
    }
    if ServerAddress.isOne(url) { return try archive(at: url) }
    if let bucket = S3Place(url) { return bucket }
    if url.hasPrefix("file://") { return FolderPlace(String(url.dropFirst(7))) }
    guard !url.contains("://") else { throw UnknownRemote(url: url) }
    return FolderPlace(url)
  }

  /// An archive, for the projects that the store has and the one at hand.
  ///
  /// - Throws: `ServerAddress.Fault`, `UnreadableSecret`.
  func archive(at url: String) throws -> ArchivePlace {
    let address = try ServerAddress(url)
    let login = try ServerLogin(
      variables: ProcessVariables.current(), address: address, read: { FileSearch.text(of: $0) })
    return ArchivePlace(address, login: login, projects: try projectsAtHand())
  }

  /// Sends what the store has and the remote does not.
  ///
  /// - Returns: how many bundles, and their bytes.
  func push(to place: any SharedPlace) throws -> (bundles: Int, bytes: Int) {
    let here = try store.sharedPaths()
    let missing = try here.subtracting(place.present(of: here))
    var files: [(path: String, bytes: [UInt8])] = []
    var sent = (bundles: 0, bytes: 0, held: 0)
    func send() throws {
      try place.add(files)
      sent.bundles += files.count
      (files, sent.held) = ([], 0)
    }
    try store.forEachShared(missing) { path, bytes in
      files.append((path, bytes))
      sent.bytes += bytes.count
      sent.held += bytes.count
      // What is sent at once is bounded, whatever there is to send.
      if sent.held > 64 << 20 { try send() }
    }
    try send()
    if let archive = place as? ArchivePlace {
      _ = try archive.makeRows(from: store, sent: missing)
      try archive.rollUp()
    }
    if let git = place as? GitPlace, try git.inboxCount() >= Self.inboxLimit {
      _ = try git.compact()
    }
    return (sent.bundles, sent.bytes)
  }

  /// With so many refs that wait, a push puts them together.
  private static let inboxLimit = 100

  /// Takes over what the remote has and the store does not.
  ///
  /// - Returns: what came of it, and the exit code of the first bundle that could not be read.
  func pull(from place: any SharedPlace, _ choice: SharedChoice) throws -> (MergeOutcome, Int32?) {
    let gone = try store.removedBundles()
    let wanted = choice.chosen(
      from: try place.paths(ofNewest: choice.runs, suite: choice.suite, branch: choice.branch)
    ).subtracting(try store.sharedPaths())
      .filter { !gone.contains($0) }
    var outcome = MergeOutcome()
    var failure: Int32?
    func take(_ path: String, _ bytes: [UInt8]) throws {
      do {
        outcome.add(try store.take(bytes, from: path))
      } catch {
        guard let text = SharedFiles.text(of: error, in: path) else { throw error }
        Terminal.warn(text.text)
        failure = failure ?? text.code
      }
    }
    try store.sealingOnce {
      // What is not to be taken over again is to be known before any run is; other decisions speak of runs.
      var later: [(path: String, bytes: [UInt8])] = []
      let decisions = wanted.filter { $0.hasPrefix(SharedName.decisions) }
      try place.read(decisions.sorted()) { path, bytes in
        if HistoryStore.isOfRemovals(bytes) {
          try take(path, bytes)
        } else {
          later.append((path, bytes))
        }
      }
      let removed = try store.removedBundles()
      // As they were recorded, whatever they are called: which run is the newest is seen by that.
      let runs = wanted.subtracting(decisions).filter { !removed.contains($0) }
        .map { path in (start: SharedName(path: path)?.start ?? "", path: path) }
        .sorted { ($0.start, $0.path) < ($1.start, $1.path) }
      try place.read(runs.map(\.path), take)
      for (path, bytes) in later { try take(path, bytes) }
    }
    return (outcome, failure)
  }
}

/// Which of the runs of a remote are wanted.
struct SharedChoice {
  var suite: String?
  var branch: String?
  /// The newest so many; nil for all.
  var runs: Int?

  /// The paths of the bundles of the runs, and of all decisions.
  func chosen(from paths: Set<String>) -> Set<String> {
    let named = paths.compactMap { path in SharedName(path: path).map { (path: path, name: $0) } }
      .filter { suite == nil || $0.name.suite == suite }
    // Attempts that were added to a run may have been made on another branch.
    let ofBranch = named.filter { branch == nil || $0.name.branch == branch }
    var starts: [String: String] = [:]
    for (_, name) in ofBranch { starts[name.run] = min(starts[name.run] ?? name.start, name.start) }
    let newest = starts.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.prefix(runs ?? .max)
    let wanted = Set(newest.map(\.key))
    return Set(named.filter { wanted.contains($0.name.run) }.map(\.path))
      .union(paths.filter { $0.hasPrefix(SharedName.decisions) })
  }
}
