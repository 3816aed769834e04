#pragma once
#include <sqlite3.h>

/* Where the error of the last call is in its statement, in bytes; -1 where SQLite does not know, as
   before version 3.38. */
extern int sqlite3_error_offset(sqlite3 *connection) __attribute__((weak));
static inline int laptime_error_offset(sqlite3 *connection) {
  return sqlite3_error_offset ? sqlite3_error_offset(connection) : -1;
}

/* Whether triggers fire on this connection; Swift does not see functions of many arguments. */
static inline void laptime_enable_triggers(sqlite3 *connection, int enabled) {
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, enabled, (int *)0);
}

static inline int laptime_has_triggers(sqlite3 *connection) {
  int enabled = 0;
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, -1, &enabled);
  return enabled;
}

/* SQLITE_TRANSIENT and SQLITE_STATIC are macros with casts, which Swift does not see. */
static inline int laptime_bind_text(sqlite3_stmt *statement, int index, const char *text, int length) {
  return sqlite3_bind_text(statement, index, text, length, SQLITE_TRANSIENT);
}
static inline int laptime_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int length) {
  return sqlite3_bind_blob(statement, index, bytes, length, SQLITE_TRANSIENT);
}

/* What strangers may have put into a file does not act on this connection: no trigger fires, no function that does
   more than compute is called from the schema, no statement reaches the file's own structures. */
static inline void laptime_harden(sqlite3 *connection) {
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)0);
}
