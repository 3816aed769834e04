import CSQLite

/// One table, index, view or trigger that a database has.
struct SchemaObject: Hashable {
  /// `table`, `index`, `view` or `trigger`.
  var kind: String
  var name: String
  /// The table that it is of; of a table its own name.
  var table: String
  /// A hash of how it was declared, without what makes no difference; 0 where SQLite made it by itself.
  var declaration: UInt64
  /// Whether it is an index that keeps rows out.
  var isUnique: Bool
  /// The page on which it begins; 0 where it has none.
  var page: Int64

  /// What a database has, in its order.
  static func all(of connection: Connection) throws -> [SchemaObject] {
    try connection.rows(.schemaObjects) { row in
      let (declaration, isUnique) = row.withText(Columns.SchemaObjects.sql) {
        (Declaration.hash(of: $0), $0.starts(with: "CREATE UNIQUE".utf8))
      }
      return SchemaObject(
        kind: row.text(Columns.SchemaObjects.type), name: row.text(Columns.SchemaObjects.name),
        table: row.text(Columns.SchemaObjects.tableName), declaration: declaration,
        isUnique: isUnique, page: row.integer(Columns.SchemaObjects.rootpage))
    }
  }

  /// What a store of a version has, by name: that of the newest one is known, an older one is made in memory.
  static func expected(version: Int, _ migrations: [(name: String, text: String)]) throws
    -> [String: UInt64]
  {
    if version == KnownSchema.version, version == migrations.count,
      version == EmbeddedSQL.migrations.count
    {
      return KnownSchema.objects
    }
    let connection = try Connection(
      path: Connection.memory, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    for migration in migrations.prefix(version) { try connection.execute(migration.text) }
    return Dictionary(
      try all(of: connection).filter { !$0.isInternal }.map { ($0.key, $0.declaration) },
      uniquingKeysWith: { first, _ in first })
  }

  /// `table attempts`, as names are compared by SQLite.
  var key: String { "\(kind) \(name.lowercased())" }

  /// Whether SQLite keeps it for itself.
  var isInternal: Bool { name.lowercased().hasPrefix("sqlite_") }
}

/// The text by which a table, an index or a view was declared.
enum Declaration {
  /// The same for texts that differ in spaces, comments, quotes around names and the case of letters alone.
  static func hash(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard !text.isEmpty else { return 0 }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var (index, isBehindWord, isApart) = (0, false, false)
    func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: isApart = true
      case UInt8(ascii: "\""): break
      case UInt8(ascii: "-") where index < text.count && text[index] == UInt8(ascii: "-"):
        while index < text.count, text[index] != 0x0A { index += 1 }
        isApart = true
      case UInt8(ascii: "'"):
        mix(byte)
        while index < text.count, text[index] != byte {
          mix(text[index])
          index += 1
        }
        index += 1
        mix(byte)
        (isBehindWord, isApart) = (false, false)
      default:
        let isWord = isPartOfWord(byte)
        if isWord, isBehindWord, isApart { mix(0x20) }
        mix(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte)
        (isBehindWord, isApart) = (isWord, false)
      }
    }
    return hash
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
