/// Why the store could not do what was asked. Bound values never stand in it.
public enum StoreError: Error, Hashable, Sendable {
  /// There is no store at this path.
  case missing(path: String)
  /// It is there and cannot be opened.
  case unreadable(path: String, reason: String)
  /// It is there, and what stands in it cannot be: the first thing that was found.
  case damaged(path: String, what: String)
  /// Its tables, views and indexes are not those of a store: what is wrong with each.
  case altered(path: String, faults: [String])
  /// It cannot be created or written.
  case unwritable(path: String, reason: String)
  /// It is there and holds nothing, not even the tables of a store.
  case empty(path: String)
  /// The file is no store of Laptime.
  case foreign(path: String)
  /// A newer Laptime wrote it.
  case newer(path: String, version: Int, known: Int)
  /// Another process held it for longer than the wait.
  case busy(path: String, seconds: Int)
  /// The SQLite library is older than what the store needs.
  case oldLibrary(version: String, needed: String)
  /// A statement failed.
  case statement(sql: String, reason: String)
  /// A statement of the user's would have changed the store.
  case notReadOnly(sql: String)
}
