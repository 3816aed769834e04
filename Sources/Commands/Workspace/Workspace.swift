import Analysis
import Gate
import History
import Host
import Store

/// All that a command works with: configuration, store, git, trunk and quarantine, each opened once, when it
/// is first asked for.
///
/// Every command asks here, so that no two of them can disagree about a run. Not for use from two threads.
final class Workspace {
  /// The path of the store; where there is none yet, where one is to be made.
  let storePath: String
  /// The moment that the command speaks of.
  let now = Clock.now()
  private let access: Access
  /// Whether somebody said where the store is, so that an empty file there may be one that was just made.
  private let isStoreNamed: Bool
  private let configurationFile: String?
  private let quarantineFile: String?
  /// The revision that configuration and quarantine are read from; nil for the files as they lie here.
  let policyRevision: String?
  private var opened = Opened()
  /// What the CI says of the build that the command is part of; nil outside of one.
  lazy var build = CIBuild(variables: ProcessVariables.current())
  /// Who types the command, as far as the system says.
  lazy var user = Terminal.variable("USER") ?? Terminal.variable("LOGNAME") ?? git?.userName
  /// Whether a verdict is to be given of what is recorded. In an empty store everything would be new to it.
  var judges = false

  /// How many shards the judged run is to have; nil where nobody says.
  var expectedShards: Int?

  /// What git did not know when the command was run that is recorded; nil where none was run.
  var newSources: [UntrackedFile]?

  /// What was opened so far; the outer optional says whether it was.
  private struct Opened {
    var configuration: Configuration?
    /// The same without what options change.
    var written: Configuration?
    /// By branch, what it has of the file.
    var branches: [String: Configuration?] = [:]
    var store: HistoryStore?
    var git: GitCheckout??
    var trunkOfGit: String??
    var quarantine: QuarantineFile??
    var project: String?
    var isFile: [String: Bool] = [:]
  }

  init(
    store: StoreOptions, configuration file: String? = nil, quarantine: String? = nil,
    policyFrom revision: String? = nil, for access: Access
  ) {
    storePath = store.path
    isStoreNamed = store.isNamed
    configurationFile = file
    quarantineFile = quarantine
    policyRevision = revision
    self.access = access
  }

  /// What `laptime.toml` says, with what options change of it.
  var configuration: Configuration {
    get throws {
      if let known = opened.configuration { return known }
      let configuration = try writtenConfiguration
      opened.configuration = configuration
      return configuration
    }
  }

  /// The same without what options change of it.
  var writtenConfiguration: Configuration {
    get throws {
      if let known = opened.written { return known }
      let configuration = try Configuration.load(configurationFile, from: policySource)
      opened.written = configuration
      return configuration
    }
  }

  /// Where the configuration at hand lies; nil where there is none.
  var configurationPath: String? {
    configurationFile ?? FileSearch.upward(Configuration.usualName)
  }

  private var policySource: PolicySource? {
    policyRevision.map { PolicySource(name: $0, git: git) }
  }

  /// What a branch has of the configuration that holds here, whether or not it is there now; nil where git does not
  /// have the branch, or its file says what nobody understands.
  func configuration(of branch: String) -> Configuration? {
    if let known = opened.branches[branch] { return known }
    let source = PolicySource(name: branch, git: git)
    let configuration = try? Configuration.load(configurationFile, from: source)
    opened.branches[branch] = .some(configuration)
    return configuration
  }

  var policy: Policy { get throws { try configuration.policy } }

  /// Changes the policy for this command alone.
  func changePolicy(_ change: (inout Policy) -> Void) throws {
    var configuration = try configuration
    change(&configuration.policy)
    opened.configuration = configuration
  }

  /// Makes the fingerprints of failures.
  static var fingerprinter: Fingerprinter {
    Fingerprinter(version: FailureFingerprint.version) { FailureFingerprint($0).id }
  }

  /// - Throws: `StoreError`.
  var store: HistoryStore {
    get throws {
      if let known = opened.store { return known }
      let folder = FileSearch.folder(of: storePath)
      let isNew = access == .create && !isStoreNamed && !FileSearch.isFolder(folder)
      let store = try HistoryStore(
        path: storePath, mode: access.mode, takesEmpty: isStoreNamed && !judges)
      if isNew { Self.keepOutOfGit(folder) }
      store.fingerprinter = Self.fingerprinter
      store.now = now
      if access == .create { store.redacts = try configuration.redacts }
      opened.store = store
      store.project = try chosenProject(in: store)
      return store
    }
  }

  /// Has git pass over a new folder of ours, people's own queries in it aside: a history that is committed would go
  /// back with each checkout of an older commit.
  private static func keepOutOfGit(_ folder: String) {
    let text = "# The history travels by laptime push, not by commits.\n*\n!queries\n!queries/**\n"
    // Without it people have to say so themselves.
    try? FileSearch.write(text, to: "\(folder)/.gitignore")
  }

  /// The checkout that the command runs in; nil outside of one.
  var git: GitCheckout? {
    if let known = opened.git { return known }
    let git = GitCheckout(remembersFiles: true)
    opened.git = .some(git)
    return git
  }

  /// Has git say anew what it said so far, after a command that may have worked on the checkout.
  func forgetGit() { opened.git??.forget() }

  /// The trunk by the configuration, else by git, else by the CI, whose checkouts often have one branch alone; nil
  /// where nobody knows.
  var knownTrunk: String? {
    get throws {
      try policy.trunk ?? trunkOfOthers
    }
  }

  /// The same by git and the CI alone, whatever the configuration says.
  var trunkOfOthers: String? {
    if let known = opened.trunkOfGit { return known }
    let trunk = git?.trunk() ?? defaultBranch
    opened.trunkOfGit = .some(trunk)
    return trunk
  }

  /// The branch whose runs are the baseline.
  var trunk: String { get throws { try knownTrunk ?? store.usualTrunk() } }

  /// The project's quarantine; nil where it has none.
  var quarantine: QuarantineFile? {
    get throws {
      if let known = opened.quarantine { return known }
      let quarantine = try QuarantineFile.load(quarantineFile, from: policySource)
      opened.quarantine = .some(quarantine)
      return quarantine
    }
  }

  /// The project's name, under which runs are recorded.
  var project: String {
    get throws {
      if let known = opened.project { return known }
      let project = try projectAtHand()
      opened.project = project
      return project
    }
  }

  /// Whether there is such a file or folder here.
  func isFile(_ path: String) -> Bool {
    if let known = opened.isFile[path] { return known }
    let isFile = FileSearch.exists(path)
    opened.isFile[path] = isFile
    return isFile
  }
}

extension Workspace {
  /// What the store is opened for.
  enum Access {
    /// To read what is there.
    case read
    /// To read and write what is there.
    case write
    /// The same; it is made where there is none.
    case create

    fileprivate var mode: HistoryStore.Mode {
      switch self {
      case .read: .read
      case .write: .write
      case .create: .create
      }
    }
  }
}
