// What the C programs have in common: SQLite's C API on a store of Laptime's schema and settings.
#pragma once
#include "report.h"
#include <sqlite3.h>

static inline void check(sqlite3 *db, int code) {
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) fail(sqlite3_errmsg(db));
}

static inline void execute(sqlite3 *db, const char *sql) {
  check(db, sqlite3_exec(db, sql, NULL, NULL, NULL));
}

static inline sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement;
  check(db, sqlite3_prepare_v2(db, sql, -1, &statement, NULL));
  return statement;
}

static inline void run_once(sqlite3 *db, sqlite3_stmt *statement) {
  check(db, sqlite3_step(statement));
  check(db, sqlite3_reset(statement));
}

static inline sqlite3 *open_store(const char *path) {
  sqlite3 *db;
  check(db, sqlite3_open(path, &db));
  execute(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  return db;
}

// Runs the statements of a file, such as the migration that makes the schema.
static inline void execute_file(sqlite3 *db, const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) fail(path);
  char *text = calloc(1, 1 << 20);
  if (!text || fread(text, 1, (1 << 20) - 1, file) == 0) fail(path);
  execute(db, text);
  free(text);
  fclose(file);
}
