import History
import Platform

/// Refs of a repository that are no branches and no tags, below a prefix: no server, and nothing in the work tree.
///
/// Each `add` is a ref of its own in an inbox, so that no two ever race. `compact` puts all that is there under one
/// ref, in one push that is taken whole or not at all.
public struct GitPlace: SharedPlace {
  /// What git may take for one request, in microseconds.
  private static let patience: Int64 = 300_000_000

  private let remote: String
  private let root: String
  private let prefix: String

  /// The place of a remote of a repository: its name or its URL.
  public init(remote: String, root: String, prefix: String = "refs/laptime") {
    self.remote = remote
    self.root = root
    self.prefix = prefix
  }

  /// Where the refs are copied to here.
  private var copies: String { "refs/laptime-copies/\(Self.word(remote))" }

  public func paths() throws(SharedPlaceError) -> Set<String> {
    try fetch()
    var paths: Set<String> = []
    for copy in try refs() { paths.formUnion(try files(of: copy.name)) }
    return paths
  }

  public func read(_ paths: [String], _ body: (String, [UInt8]) throws -> Void) throws {
    let wanted = Set(paths)
    var copies: [String: String] = [:]
    for copy in try refs() {
      for path in try files(of: copy.name) where wanted.contains(path) { copies[path] = copy.name }
    }
    let found = paths.compactMap { path in copies[path].map { (path: path, copy: $0) } }
    for start in stride(from: 0, to: found.count, by: Self.readAtOnce) {
      try read(found[start..<min(start + Self.readAtOnce, found.count)], body)
    }
  }

  /// So many files are held at a time.
  private static let readAtOnce = 500

  private func read(
    _ found: ArraySlice<(path: String, copy: String)>, _ body: (String, [UInt8]) throws -> Void
  ) throws {
    let names = found.map { "\($0.copy):\($0.path)\n" }.joined()
    let output = try git(["cat-file", "--batch"], reading: Array(names.utf8))
    var rest = output[...]
    for file in found {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { break }
      let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      rest = rest[(end + 1)...]
      guard head.count == 3, let size = Int(head[2]), size < rest.count else { continue }
      try body(file.path, Array(rest.prefix(size)))
      rest = rest.dropFirst(size + 1)
    }
  }

  public func add(_ files: [(path: String, bytes: [UInt8])]) throws(SharedPlaceError) {
    guard !files.isEmpty else { return }
    let name = Self.uniqueName()
    let ref = "refs/laptime-outbox/\(name)"
    _ = try git(["fast-import", "--quiet", "--date-format=raw"], reading: Self.stream(files, ref))
    defer { _ = try? git(["update-ref", "-d", ref]) }
    try push(["\(ref):\(prefix)/inbox/\(name)"])
  }

  /// How many refs wait to be put together.
  public func inboxCount() throws(SharedPlaceError) -> Int {
    try refs().count { $0.name.hasPrefix("\(copies)/inbox/") }
  }

  /// Puts all that is there under one ref.
  ///
  /// - Returns: false where somebody else changed something meanwhile, and nothing was done.
  public func compact() throws(SharedPlaceError) -> Bool {
    try fetch()
    let all = try refs()
    guard all.count > 1 else { return true }
    var index: [UInt8] = []
    for copy in all { index += try git(["ls-tree", "-r", copy.name]) }
    let file = "\(temporaryFolder)/laptime-index-\(Self.uniqueName())"
    defer { unlink(file) }
    let variables = ["GIT_INDEX_FILE": file]
    _ = try git(["read-tree", "--empty"], setting: variables)
    _ = try git(["update-index", "--index-info"], reading: index, setting: variables)
    let tree = try line(["write-tree"], setting: variables)
    let commit = try line(["commit-tree", tree, "-m", "laptime"], setting: Self.author)
    let pack = "\(prefix)/pack"
    let known = all.first { $0.name == "\(copies)/pack" }?.commit ?? ""
    let inbox = all.filter { $0.name != "\(copies)/pack" }.map { copy in
      (ref: prefix + copy.name.dropFirst(copies.count), commit: copy.commit)
    }
    let leases = [("\(pack)", known)] + inbox.map { ($0.ref, $0.commit) }
    let arguments =
      ["push", "--quiet", "--no-verify", "--atomic"]
      + leases.map { "--force-with-lease=\($0.0):\($0.1)" } + [remote, "\(commit):\(pack)"]
      + inbox.map { ":\($0.ref)" }
    return run(arguments) != nil
  }

  private func fetch() throws(SharedPlaceError) {
    let arguments = [
      "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--prune", "--refmap=", remote,
      "+\(prefix)/*:\(copies)/*",
    ]
    let locks = GitLocks { run($0) }
    for _ in 0..<GitLocks.patience {
      if run(arguments) != nil { return }
      guard locks.wait(below: "refs/laptime-copies") else { break }
    }
    _ = try git(arguments)
  }

  private func push(_ refs: [String]) throws(SharedPlaceError) {
    let arguments = ["push", "--quiet", "--no-verify", remote] + refs
    guard run(arguments) != nil else {
      throw SharedPlaceError(
        place: "git+\(remote)", reason: "git push \(remote) failed", isOfWriting: true)
    }
  }

  private func refs() throws(SharedPlaceError) -> [(name: String, commit: String)] {
    let output = try git(["for-each-ref", "--format=%(refname) %(objectname)", copies])
    return String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ").map(String.init)
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }

  private func files(of ref: String) throws(SharedPlaceError) -> [String] {
    try git(["ls-tree", "-r", "-z", "--name-only", ref]).split(separator: 0)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

extension GitPlace {
  private static let author = [
    "GIT_AUTHOR_NAME": "laptime", "GIT_AUTHOR_EMAIL": "laptime@localhost",
    "GIT_COMMITTER_NAME": "laptime", "GIT_COMMITTER_EMAIL": "laptime@localhost",
  ]

  private static func stream(_ files: [(path: String, bytes: [UInt8])], _ ref: String) -> [UInt8] {
    let now = Clock.now().microseconds / 1_000_000
    var stream = Array(
      "commit \(ref)\ncommitter laptime <laptime@localhost> \(now) +0000\ndata 7\nlaptime\n".utf8)
    for file in files {
      stream += "M 100644 inline \(file.path)\ndata \(file.bytes.count)\n".utf8
      stream += file.bytes
      stream.append(UInt8(ascii: "\n"))
    }
    return stream + Array("done\n".utf8)
  }

  private static func uniqueName() -> String {
    "\(Clock.now().microseconds)-\(getpid())-\(String(UInt32.random(in: 0 ... .max), radix: 16))"
  }

  private static func word(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  private func run(
    _ arguments: [String], reading input: [UInt8] = [], setting variables: [String: String] = [:]
  ) -> [UInt8]? {
    let usual = ["GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"]
    return ChildProcess.capture(
      ["git", "-C", root] + arguments, reading: input,
      setting: usual.merging(variables) { $1 }, limit: Self.patience)
  }

  private func git(
    _ arguments: [String], reading input: [UInt8] = [], setting variables: [String: String] = [:]
  ) throws(SharedPlaceError) -> [UInt8] {
    guard let output = run(arguments, reading: input, setting: variables) else {
      throw SharedPlaceError(
        place: "git+\(remote)", reason: "git \(arguments.first ?? "") failed", isOfWriting: false)
    }
    return output
  }

  private func line(_ arguments: [String], setting variables: [String: String])
    throws(SharedPlaceError) -> String
  {
    String(decoding: try git(arguments, setting: variables).dropLast(), as: UTF8.self)
  }
}
