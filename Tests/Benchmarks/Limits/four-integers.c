// Reads a report with expat and inserts four integers a test: the least that recording known tests can
// cost.
// usage: four-integers REPORT STORE
#include "store.h"

static sqlite3 *db;
static sqlite3_stmt *add;
static sqlite3_int64 test;

static void start(void *unused, const char *name, const char **attributes) {
  (void)unused;
  if (strcmp(name, "testcase") != 0) return;
  sqlite3_bind_int64(add, 1, 1);
  sqlite3_bind_int64(add, 2, ++test);
  sqlite3_bind_int64(add, 3, 1);
  sqlite3_bind_int64(add, 4, (sqlite3_int64)(strtod(attribute(attributes, "time"), NULL) * 1e6 + 0.5));
  run_once(db, add);
}

static void end(void *unused, const char *name) { (void)unused, (void)name; }

int main(int count, char **arguments) {
  if (count != 3) fail("usage: four-integers REPORT STORE");
  db = open_store(arguments[2]);
  execute(db, "CREATE TABLE attempts (run_id INTEGER NOT NULL, test_id INTEGER NOT NULL,"
              " outcome INTEGER NOT NULL, duration_us INTEGER, PRIMARY KEY (run_id, test_id))"
              " STRICT, WITHOUT ROWID; BEGIN IMMEDIATE");
  add = prepare(db, "INSERT INTO attempts VALUES (?1, ?2, ?3, ?4)");
  XML_Parser parser = XML_ParserCreate(NULL);
  XML_SetElementHandler(parser, start, end);
  parse_report(arguments[1], parser);
  execute(db, "COMMIT");
  sqlite3_finalize(add);
  check(db, sqlite3_close(db));
}
