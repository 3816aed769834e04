import History
public import Host
import Store

/// A ClickHouse server as a place that bundles travel to and from.
///
/// A bundle is there once its row is, which is written after the names of its tests. What is sent twice is one row to
/// everybody who reads.
public struct ArchivePlace: SharedPlace {
  /// How many bundles are asked for at once, and how many names.
  private static let batch = (bundles: 128, names: 16, paths: 2000)
  /// How much is sent at once.
  static let largestBatch = 16 << 20

  public let address: ServerAddress
  let server: ArchiveServer
  /// Whose bundles are looked at: others have suites and branches of the same names.
  let projects: [String]

  /// The place of a server, for the bundles of some projects.
  public init(_ address: ServerAddress, login: ServerLogin, projects: [String]) {
    self.address = address
    server = ArchiveServer(address: address, login: login)
    self.projects = projects.sorted()
  }

  var isOfProjects: [String: StatementValue] { ["projects": .texts(projects)] }

  public func paths() throws(SharedPlaceError) -> Set<String> {
    Set(try lines(.paths, isOfProjects))
  }

  public func paths(ofNewest runs: Int?, suite: String?, branch: String?) throws(SharedPlaceError)
    -> Set<String>
  {
    guard runs != nil || suite != nil || branch != nil else { return try paths() }
    let prefix = "runs/" + (suite.map { SharedName.part($0) + "/" } ?? "")
    let values: [String: StatementValue] = [
      "prefix": .text(prefix), "branch": .text(branch.map { SharedName.part($0) } ?? ""),
      "runs": .unsigned(runs.map { UInt64($0) } ?? UInt64(UInt32.max)),
    ]
    return Set(try lines(.newestPaths, isOfProjects.merging(values) { $1 }))
  }

  public func present(of paths: Set<String>) throws(SharedPlaceError) -> Set<String> {
    var present: Set<String> = []
    for part in Self.parts(of: paths.sorted(), Self.batch.paths) {
      present.formUnion(
        try lines(.presentPaths, isOfProjects.merging(["paths": .texts(part)]) { $1 }))
    }
    return present
  }

  public func read(_ paths: [String], _ body: (String, [UInt8]) throws -> Void) throws {
    var names: [String: [UInt8]] = [:]
    for part in Self.parts(of: paths, Self.batch.bundles) {
      let found = try pairs(
        .bundles, isOfProjects.merging(["paths": .texts(part)]) { $1 }, width: 3)
      let hashes = Set(found.map { String(decoding: $0[1], as: UTF8.self) })
        .filter { !$0.isEmpty && names[$0] == nil }
      for part in Self.parts(of: hashes.sorted(), Self.batch.names) {
        for pair in try pairs(.catalogues, ["hashes": .texts(part)], width: 2) {
          names[String(decoding: pair[0], as: UTF8.self)] = pair[1]
        }
      }
      // In the order that was asked for.
      let places = Dictionary(part.enumerated().map { ($1, $0) }, uniquingKeysWith: { $1 })
      func place(_ row: [[UInt8]]) -> Int { places[String(decoding: row[0], as: UTF8.self)] ?? 0 }
      for row in found.sorted(by: { place($0) < place($1) }) {
        let path = String(decoding: row[0], as: UTF8.self)
        let hash = String(decoding: row[1], as: UTF8.self)
        guard hash.isEmpty || names[hash] != nil else {
          throw error(ServerFault(message: "the names of the tests of \(path) are not there"))
        }
        // One that is damaged is told as what it is, by who reads it.
        try body(path, (try? BundleParts.bundle(row[2], names: names[hash])) ?? row[2])
      }
    }
  }

  public func add(_ files: [(path: String, bytes: [UInt8])]) throws(SharedPlaceError) {
    guard !files.isEmpty else { return }
    try ArchiveSchema(place: self).bringUpToDate()
    for part in Self.parts(of: files, largest: Self.largestBatch) { try addBatch(part) }
  }

  private func addBatch(_ files: [(path: String, bytes: [UInt8])]) throws(SharedPlaceError) {
    var names: [String: [UInt8]] = [:]
    var bundles = RowBinary()
    for file in files {
      let parts = BundleParts(file.bytes)
      if let part = parts.names { names[parts.namesHash] = part }
      let subject: (project: String, run: String?)
      do {
        subject = try HistoryStore.subject(of: file.bytes)
      } catch {
        throw self.error(ServerFault(message: "\(file.path) is no bundle"), isOfWriting: true)
      }
      for text in [subject.project, file.path, subject.run ?? "", parts.namesHash] {
        bundles.append(Array(text.utf8))
      }
      bundles.append(parts.body)
    }
    let hashes = names.keys.sorted()
    let known =
      hashes.isEmpty
      ? [] : Set(try lines(.knownCatalogues, ["hashes": .texts(hashes)], isOfWriting: true))
    var catalogues = RowBinary()
    for hash in hashes where !known.contains(hash) {
      catalogues.append(Array(hash.utf8))
      catalogues.append(names[hash] ?? [])
    }
    try send(catalogues.bytes, to: "catalogues", ["hash", "body"])
    try send(bundles.bytes, to: "bundles", ["project", "path", "run", "names", "body"])
  }
}

extension ArchivePlace {
  /// Sends rows, as one block: all of them are there, or none.
  func send(_ rows: [UInt8], to table: String, _ columns: [String]) throws(SharedPlaceError) {
    let sql = StatementPlace.filled(
      ArchiveStatement.addRows.text, ["table": .names([table]), "columns": .names(columns)])
    do {
      try server.send(rows, to: sql.trimmed)
    } catch {
      throw self.error(error, isOfWriting: true)
    }
  }

  /// The lines that a server answers with; none where nothing was ever sent there.
  func lines(
    _ statement: ArchiveStatement, _ values: [String: StatementValue] = [:],
    isOfWriting: Bool = false
  ) throws(SharedPlaceError) -> [String] {
    let bytes = try answer(statement, values, isOfWriting: isOfWriting)
    return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Rows of so many texts.
  private func pairs(
    _ statement: ArchiveStatement, _ values: [String: StatementValue], width: Int
  ) throws(SharedPlaceError) -> [[[UInt8]]] {
    var reader = RowBinaryReader(try answer(statement, values))
    var rows: [[[UInt8]]] = []
    while !reader.isAtEnd {
      var row: [[UInt8]] = []
      for _ in 0..<width {
        guard let text = reader.text() else {
          throw error(ServerFault(message: "the answer is no table of this kind"))
        }
        row.append(text)
      }
      rows.append(row)
    }
    return rows
  }

  func answer(
    _ statement: ArchiveStatement, _ values: [String: StatementValue], isOfWriting: Bool = false
  ) throws(SharedPlaceError) -> [UInt8] {
    do {
      return try server.ask(StatementPlace.filled(statement.text, values).trimmed)
    } catch {
      if [ServerFault.unknownTable, ServerFault.unknownDatabase].contains(error.code) { return [] }
      throw self.error(error, isOfWriting: isOfWriting)
    }
  }

  func error(_ fault: ServerFault, isOfWriting: Bool = false) -> SharedPlaceError {
    SharedPlaceError(place: address.text, reason: fault.message, isOfWriting: isOfWriting)
  }

  /// A list in parts of so many.
  static func parts<T>(of list: [T], _ count: Int) -> [[T]] {
    stride(from: 0, to: list.count, by: count).map { Array(list[$0..<min($0 + count, list.count)]) }
  }

  private static func parts(of files: [(path: String, bytes: [UInt8])], largest: Int)
    -> [[(path: String, bytes: [UInt8])]]
  {
    var (parts, held) = ([[(path: String, bytes: [UInt8])]](), Int.max)
    for file in files {
      if held > largest {
        parts.append([])
        held = 0
      }
      parts[parts.count - 1].append(file)
      held += file.bytes.count
    }
    return parts
  }
}

extension String {
  /// Without spaces and ends of lines around it: what stands behind a format is taken for rows.
  var trimmed: String {
    var text = drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
