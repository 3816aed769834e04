// Reads the attempts of the newest runs of a store through SQLite's C API and sums them.
// usage: read-runs STORE RUNS
#include "store.h"

int main(int count, char **arguments) {
  if (count != 3) fail("usage: read-runs STORE RUNS");
  sqlite3 *db;
  check(db, sqlite3_open_v2(arguments[1], &db, SQLITE_OPEN_READONLY, NULL));
  sqlite3_stmt *runs = prepare(db, "SELECT id FROM runs ORDER BY started_at DESC LIMIT ?1");
  sqlite3_stmt *read = prepare(
      db, "SELECT test_id, outcome, mode, duration_us FROM attempts WHERE run_id = ?1");
  sqlite3_bind_int(runs, 1, atoi(arguments[2]));
  sqlite3_int64 sum = 0, rows = 0;
  while (sqlite3_step(runs) == SQLITE_ROW) {
    sqlite3_bind_int64(read, 1, sqlite3_column_int64(runs, 0));
    for (; sqlite3_step(read) == SQLITE_ROW; rows++) {
      for (int column = 0; column < 4; column++) sum += sqlite3_column_int64(read, column);
    }
    sqlite3_reset(read);
  }
  printf("%lld rows, sum %lld\n", rows, sum);
}
