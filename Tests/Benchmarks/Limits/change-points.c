// Finds the change points of all tests over the newest runs of a store by divisive energy statistics
// (Matteson, James 2014) with Student's t in place of permutations, after dividing each run's speed out.
// usage: change-points STORE RUNS
#include "store.h"
#include <math.h>

static int runs, tests;
static double *seconds;  // by test and run; NAN where it is missing
static long found;

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *values, int count) {
  if (count == 0) return NAN;
  qsort(values, (size_t)count, sizeof *values, by_size);
  return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

static void read_runs(const char *path) {
  sqlite3 *db;
  check(db, sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL));
  sqlite3_stmt *newest = prepare(db, "SELECT max(id) FROM tests");
  check(db, sqlite3_step(newest));
  tests = sqlite3_column_int(newest, 0) + 1;
  seconds = malloc(sizeof *seconds * (size_t)tests * (size_t)runs);
  if (!seconds) fail("no memory");
  for (size_t i = 0; i < (size_t)tests * (size_t)runs; i++) seconds[i] = NAN;
  sqlite3_stmt *list = prepare(db, "SELECT id FROM runs ORDER BY started_at DESC LIMIT ?1");
  sqlite3_stmt *read = prepare(
      db, "SELECT test_id, duration_us FROM attempts WHERE run_id = ?1 AND attempt = 1 AND outcome = 1");
  sqlite3_bind_int(list, 1, runs);
  for (int run = runs - 1; run >= 0 && sqlite3_step(list) == SQLITE_ROW; run--) {
    sqlite3_bind_int64(read, 1, sqlite3_column_int64(list, 0));
    while (sqlite3_step(read) == SQLITE_ROW) {
      double value = log(0.001 + (double)sqlite3_column_int64(read, 1) / 1e6);
      seconds[(size_t)sqlite3_column_int(read, 0) * (size_t)runs + (size_t)run] = value;
    }
    sqlite3_reset(read);
  }
}

// Takes the median over the tests of what each run differs from the test's own median out of the run.
static void divide_speed_out(void) {
  double *centre = malloc(sizeof *centre * (size_t)tests);
  double *values = malloc(sizeof *values * (size_t)(tests > runs ? tests : runs));
  if (!centre || !values) fail("no memory");
  for (int test = 0; test < tests; test++) {
    int count = 0;
    for (int run = 0; run < runs; run++) {
      double value = seconds[(size_t)test * (size_t)runs + (size_t)run];
      if (!isnan(value)) values[count++] = value;
    }
    centre[test] = median(values, count);
  }
  for (int run = 0; run < runs; run++) {
    int count = 0;
    for (int test = 0; test < tests; test++) {
      double value = seconds[(size_t)test * (size_t)runs + (size_t)run] - centre[test];
      if (!isnan(value)) values[count++] = value;
    }
    double speed = median(values, count);
    for (int test = 0; test < tests; test++) seconds[(size_t)test * (size_t)runs + (size_t)run] -= speed;
  }
  free(centre);
  free(values);
}

static double student(const double *values, int count, int split) {
  double sums[2] = {0, 0}, squares[2] = {0, 0};
  int counts[2] = {split, count - split};
  for (int i = 0; i < count; i++) sums[i >= split] += values[i];
  double means[2] = {sums[0] / counts[0], sums[1] / counts[1]};
  for (int i = 0; i < count; i++) squares[i >= split] += pow(values[i] - means[i >= split], 2);
  double variance = (squares[0] + squares[1]) / (count - 2);
  return fabs(means[0] - means[1]) / sqrt(variance * (1.0 / counts[0] + 1.0 / counts[1]) + 1e-12);
}

static void divide(const double *values, int count) {
  enum { shortest = 5 };
  if (count < 2 * shortest) return;
  double left = 0, right = 0, between = 0, best = -1;
  int split = 0;
  for (int i = 0; i < count; i++) {
    for (int j = 0; j < i; j++) right += fabs(values[i] - values[j]);
  }
  for (int size = 1; size < count; size++) {
    double to_left = 0, to_right = 0, moved = values[size - 1];
    for (int i = 0; i < size - 1; i++) to_left += fabs(values[i] - moved);
    for (int i = size; i < count; i++) to_right += fabs(values[i] - moved);
    left += to_left, right -= to_right, between += to_right - to_left;
    double n = size, m = count - size;
    if (n < shortest || m < shortest) continue;
    double energy = 2 * between / (n * m) - 2 * left / (n * (n - 1)) - 2 * right / (m * (m - 1));
    energy *= n * m / (n + m);
    if (energy > best) best = energy, split = size;
  }
  if (split == 0 || student(values, count, split) < 4) return;
  found++;
  divide(values, split);
  divide(values + split, count - split);
}

int main(int count, char **arguments) {
  if (count != 3) fail("usage: change-points STORE RUNS");
  runs = atoi(arguments[2]);
  if (runs < 1) fail("no runs");
  read_runs(arguments[1]);
  divide_speed_out();
  double *series = malloc(sizeof *series * (size_t)runs);
  if (!series) fail("no memory");
  for (int test = 0; test < tests; test++) {
    int length = 0;
    for (int run = 0; run < runs; run++) {
      double value = seconds[(size_t)test * (size_t)runs + (size_t)run];
      if (!isnan(value)) series[length++] = value;
    }
    divide(series, length);
  }
  printf("%ld change points\n", found);
}
