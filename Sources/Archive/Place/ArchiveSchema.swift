import Host

/// The tables of an archive, made and changed by the files of `Migrations/clickhouse`.
struct ArchiveSchema {
  let place: ArchivePlace

  /// A file says by its first line from which version of the server on it is applied.
  private static let mark = "-- server: "

  /// Applies what a server does not have yet. Each statement can be run again, so that several may do this at once, and
  /// one that was stopped goes on.
  func bringUpToDate() throws(SharedPlaceError) {
    let version = try serverVersion()
    let applied = Set(try place.lines(.appliedMigrations, isOfWriting: true))
    let missing = Self.migrations(for: version).filter { !applied.contains($0.name) }
    guard !missing.isEmpty else { return }
    try run(ArchiveStatement.makeMigrations.text)
    for migration in missing {
      for statement in Self.statements(of: migration.text) { try run(statement) }
      try run(
        StatementPlace.filled(
          ArchiveStatement.noteMigration.text, ["name": .text(migration.name)]))
    }
  }

  /// The version of the server; a database that is not there is made.
  private func serverVersion() throws(SharedPlaceError) -> [Int] {
    do {
      return Self.numbers(of: try place.server.ask(ArchiveStatement.serverVersion.text.trimmed))
    } catch {
      guard error.code == ServerFault.unknownDatabase else {
        throw place.error(error, isOfWriting: true)
      }
    }
    let sql = StatementPlace.filled(
      ArchiveStatement.makeDatabase.text, ["database": .names([place.address.database])])
    var address = place.address
    address.database = "default"
    let outside = ArchiveServer(address: address, login: place.server.login)
    do {
      _ = try outside.ask(sql)
      return Self.numbers(of: try outside.ask(ArchiveStatement.serverVersion.text.trimmed))
    } catch {
      throw place.error(error, isOfWriting: true)
    }
  }

  private func run(_ statement: String) throws(SharedPlaceError) {
    do {
      _ = try place.server.ask(statement)
    } catch {
      throw place.error(error, isOfWriting: true)
    }
  }

  /// Those of the files that a server of this version takes, in order.
  static func migrations(for version: [Int]) -> [(name: String, text: String)] {
    SQLFiles.migrations.filter { migration in
      guard migration.text.hasPrefix(mark) else { return true }
      let line = migration.text.dropFirst(mark.count).prefix { $0 != "\n" }
      return !version.lexicographicallyPrecedes(numbers(of: Array(line.utf8)))
    }
  }

  /// `24.8.1` as numbers.
  static func numbers(of version: [UInt8]) -> [Int] {
    String(decoding: version, as: UTF8.self).split { !$0.isNumber }.compactMap { Int($0) }
  }

  /// The statements of a file, without its comments: a server takes one at a time.
  static func statements(of text: String) -> [String] {
    let code = text.split(separator: "\n").filter { !$0.hasPrefix("--") }.joined(separator: "\n")
    return code.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
  }
}
