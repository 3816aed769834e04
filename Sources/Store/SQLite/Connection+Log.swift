import CSQLite

extension Connection {
  /// Has SQLite pass by declarations that cannot be read. No trigger fires all the same, and no view is read.
  func readDamaged() {
    laptime_enable_triggers(handle, 0)
    sqlite3_exec(handle, "PRAGMA trusted_schema = OFF; PRAGMA writable_schema = ON", nil, nil, nil)
  }
}

/// The log beside the file.
extension Connection {
  /// Writes what the log has into the file, as far as nobody reads it. It would be done at the end anyway, where
  /// no error is told.
  func writeBack() throws {
    let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    switch code & 0xff {
    case SQLITE_OK, SQLITE_BUSY, SQLITE_LOCKED: return
    default: throw error(code, sql: "")
    }
  }

  /// Writes what the log has into the file and leaves none of it; false where somebody reads it still.
  func emptyLog() throws -> Bool {
    let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    switch code & 0xff {
    case SQLITE_OK: return true
    case SQLITE_BUSY, SQLITE_LOCKED: return false
    default: throw error(code, sql: "")
    }
  }
}
