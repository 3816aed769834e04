// Records a report of new tests the plain way, one thing after the other: expat, and through SQLite's C
// API the names under their unique key, the attempts, and what failures and skips said.
// usage: record-serially MIGRATION REPORT STORE
#include "store.h"
#include <stdint.h>

static sqlite3 *db;
static sqlite3_stmt *add_test, *find_test, *add_attempt, *add_message, *find_message, *add_failure;
static char class_name[4096], test_name[4096], message[65536], type[1024];
static char *detail;
static size_t detail_length;
static int outcome, in_child;
static int64_t duration;

static int64_t hash(const char *text, int64_t seed) {
  uint64_t value = (uint64_t)seed ^ 0xcbf29ce484222325u;
  for (; *text; text++) value = (value ^ (uint8_t)*text) * 0x100000001b3u;
  return (int64_t)value;
}

static int64_t id_under_key(sqlite3_stmt *find, int64_t key) {
  sqlite3_bind_int64(find, 1, key);
  check(db, sqlite3_step(find));
  int64_t id = sqlite3_column_int64(find, 0);
  check(db, sqlite3_reset(find));
  return id;
}

// Adds a row under its key; what has the key already is found.
static int64_t add_under_key(sqlite3_stmt *add, sqlite3_stmt *find, int64_t key) {
  sqlite3_bind_int64(add, 1, key);
  run_once(db, add);
  return sqlite3_changes(db) ? sqlite3_last_insert_rowid(db) : id_under_key(find, key);
}

static void bind(sqlite3_stmt *statement, int index, const char *text) {
  sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
}

static void copy(char *target, size_t size, const char *text) { snprintf(target, size, "%s", text); }

static void text(void *unused, const char *piece, int length) {
  (void)unused;
  if (!in_child || detail_length + (size_t)length >= 65536) return;
  memcpy(detail + detail_length, piece, (size_t)length);
  detail_length += (size_t)length;
}

static void start(void *parser, const char *name, const char **attributes) {
  if (strcmp(name, "testcase") == 0) {
    copy(class_name, sizeof class_name, attribute(attributes, "classname"));
    copy(test_name, sizeof test_name, attribute(attributes, "name"));
    duration = (int64_t)(strtod(attribute(attributes, "time"), NULL) * 1e6 + 0.5);
    outcome = 1;
    return;
  }
  int is_failure = strcmp(name, "failure") == 0, is_error = strcmp(name, "error") == 0;
  if (!is_failure && !is_error && strcmp(name, "skipped") != 0) return;
  outcome = is_failure ? 4 : is_error ? 6 : 0;
  copy(message, sizeof message, attribute(attributes, "message"));
  copy(type, sizeof type, attribute(attributes, "type"));
  detail_length = 0;
  in_child = 1;
  XML_SetCharacterDataHandler(parser, text);
}

static void end(void *parser, const char *name) {
  if (in_child && strcmp(name, "system-out") != 0) {
    if (strcmp(name, "testcase") != 0) {
      XML_SetCharacterDataHandler(parser, NULL);
      detail[detail_length] = 0;
      return;
    }
  }
  if (strcmp(name, "testcase") != 0) return;
  bind(add_test, 2, class_name);
  bind(add_test, 3, test_name);
  int64_t test = add_under_key(add_test, find_test, hash(test_name, hash(class_name, 0)));
  sqlite3_bind_int64(add_attempt, 1, test);
  sqlite3_bind_int64(add_attempt, 2, outcome);
  sqlite3_bind_int64(add_attempt, 3, duration);
  run_once(db, add_attempt);
  if (!in_child) return;
  in_child = 0;
  bind(add_message, 2, type);
  bind(add_message, 3, message);
  bind(add_message, 4, detail);
  int64_t key = hash(detail, hash(message, hash(type, 0)));
  sqlite3_bind_int64(add_failure, 2, add_under_key(add_message, find_message, key));
  sqlite3_bind_int64(add_failure, 1, test);
  run_once(db, add_failure);
}

int main(int count, char **arguments) {
  if (count != 4) fail("usage: record-serially MIGRATION REPORT STORE");
  detail = malloc(65536 + 1);
  db = open_store(arguments[3]);
  execute_file(db, arguments[1]);
  execute(db, "BEGIN IMMEDIATE;"
              "INSERT INTO projects (id, name) VALUES (1, 'p');"
              "INSERT INTO suites (id, project_id, name) VALUES (1, 1, 's');"
              "INSERT INTO runs (id, key, suite_id, source, kind, started_at, recorded_at, order_source,"
              " is_complete) VALUES (1, printf('%032d', 1), 1, 'c', 'local', 1, 1, 'start', 1)");
  add_test = prepare(db, "INSERT INTO tests (suite_id, key, class, name) VALUES (1, ?1, ?2, ?3)"
                         " ON CONFLICT DO NOTHING");
  find_test = prepare(db, "SELECT id FROM tests WHERE suite_id = 1 AND key = ?1");
  add_attempt = prepare(db, "INSERT INTO attempts (run_id, test_id, attempt, outcome, duration_us, mode)"
                            " VALUES (1, ?1, 1, ?2, ?3, 0) ON CONFLICT DO NOTHING");
  add_message = prepare(db, "INSERT INTO messages (key, type, message, detail) VALUES (?1, ?2, ?3, ?4)"
                            " ON CONFLICT DO NOTHING");
  find_message = prepare(db, "SELECT id FROM messages WHERE key = ?1");
  add_failure = prepare(db, "INSERT INTO failures (run_id, test_id, attempt, number, message_id)"
                            " VALUES (1, ?1, 1, 0, ?2) ON CONFLICT DO NOTHING");
  XML_Parser parser = XML_ParserCreate(NULL);
  XML_SetElementHandler(parser, start, end);
  XML_UseParserAsHandlerArg(parser);
  parse_report(arguments[2], parser);
  execute(db, "COMMIT");
  sqlite3_stmt *statements[] = {add_test, find_test, add_attempt, add_message, find_message, add_failure};
  for (int i = 0; i < 6; i++) sqlite3_finalize(statements[i]);
  check(db, sqlite3_close(db));
}
