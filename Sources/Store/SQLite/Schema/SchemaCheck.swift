/// Compares what a database has with what a store of its version has.
///
/// A trigger could keep back what is written, a table could stand where a view is read, an index could let rows
/// in but once: such a store is no store of ours. Views, tables and plain indexes beside ours change nothing.
struct SchemaCheck {
  /// What makes it no store, in words; none where it is one.
  private(set) var faults: [String] = []
  /// What is somebody else's and does no harm: `view mine`.
  private(set) var own: [String] = []

  /// Names that statements call as if they were SQLite's own.
  private static let reserved: Set<String> = ["json_each", "json_tree", "dbstat"]

  init(_ connection: Connection, version: Int, _ migrations: [(name: String, text: String)]) throws
  {
    let expected = try SchemaObject.expected(version: version, migrations)
    let found = try SchemaObject.all(of: connection)
    let tables = Set(
      expected.keys.lazy.filter { $0.hasPrefix("table ") }.map { String($0.dropFirst(6)) })
    var seen: Set<String> = []
    var pages: [Int64: String] = [:]
    for object in found {
      if object.page > 0, let other = pages.updateValue(object.name, forKey: object.page) {
        faults.append("\(object.kind) \(object.name) lies where \(other) does")
      }
      if let declaration = expected[object.key] {
        seen.insert(object.key)
        if declaration != object.declaration {
          faults.append("\(object.kind) \(object.name) is another one")
        }
      } else {
        judge(object, tables)
      }
    }
    for key in expected.keys.sorted() where !seen.contains(key) {
      faults.append("\(key) is missing")
    }
  }

  /// What is none of a store's.
  private mutating func judge(_ object: SchemaObject, _ tables: Set<String>) {
    let name = object.name.lowercased()
    let isOfStore = tables.contains(object.table.lowercased())
    if object.kind == "trigger" {
      faults.append("trigger \(object.name) on \(object.table) is none of a store's")
    } else if object.kind == "index", object.isUnique, isOfStore {
      faults.append("index \(object.name) would keep rows out of \(object.table)")
    } else if Self.reserved.contains(name) || name.hasPrefix("pragma_") {
      faults.append("\(object.kind) \(object.name) takes the place of SQLite's own")
    } else if !object.isInternal {
      own.append("\(object.kind) \(object.name)")
    }
  }
}
