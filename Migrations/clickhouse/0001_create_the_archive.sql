-- The history of many repositories in one place. What travels are bundles, which alone are the history; all other
-- tables are made of them, for questions, and can be made again.
--
-- Every server from 18.16 on takes this file; what newer ones do better is in those that follow.

-- What travels: a bundle, without the names of its tests where they are in catalogues. Those of one project lie beside
-- each other by suite, branch and start. Few to a granule, as each is some kilobytes.
CREATE TABLE IF NOT EXISTS bundles (
  project String,
  path    String,
  run     String,
  names   String,
  body    String,
  sent    DateTime DEFAULT now()
) ENGINE = ReplacingMergeTree
ORDER BY (project, path)
SETTINGS index_granularity = 128;

-- The names of the tests of a run, by their hash: most runs of a suite have the same.
CREATE TABLE IF NOT EXISTS catalogues (
  hash String,
  body String
) ENGINE = ReplacingMergeTree
ORDER BY hash
SETTINGS index_granularity = 8;

-- Each run as it came out of its bundles. The version is how many bundles that were: of two rows of one run that
-- with the greater one holds. A run whose row is of fewer bundles than there are is made again by the next push.
CREATE TABLE IF NOT EXISTS runs (
  suite              UInt64,
  started_at         Int64,
  id                 UInt64,
  version            UInt32,
  run                String,
  project            String,
  suite_name         String,
  source             String,
  commit_hash        Nullable(String),
  subject            Nullable(String),
  branch             Nullable(String),
  kind               String,
  build_url          Nullable(String),
  labels             Array(String),
  is_complete        UInt8,
  excluded_why       Nullable(String),
  verdict            Nullable(String),
  wall_us            Nullable(Int64),
  tests              Nullable(Int64),
  passed             Nullable(Int64),
  failed             Nullable(Int64),
  skipped            Nullable(Int64),
  flaky              Nullable(Int64),
  tests_us           Nullable(Int64),
  coverage_percent   Nullable(Float64),
  efficiency_percent Nullable(Float64),
  busy_percent       Nullable(Float64)
) ENGINE = ReplacingMergeTree(version)
ORDER BY (suite, started_at, id);

-- What the tests of a suite are called.
CREATE TABLE IF NOT EXISTS tests (
  suite UInt64,
  test  UInt64,
  id    String,
  file  Nullable(String),
  class Nullable(String),
  name  String
) ENGINE = ReplacingMergeTree
ORDER BY (suite, test);

-- Every attempt, by test: one test's history lies in one piece, and beside each other stand numbers that are alike.
-- A duration is in two parts, as its last digits are noise: apart they take two bytes, and the others almost none.
-- result: what the test came to in the run, after its retries.
CREATE TABLE IF NOT EXISTS results (
  suite       UInt64,
  test        UInt64,
  started     DateTime,
  run         UInt64,
  attempt     UInt16,
  version     UInt32,
  outcome     Enum8('skipped' = 0, 'passed' = 1, 'xfailed' = 2, 'xpassed' = 3, 'failed' = 4, 'timed out' = 5, 'errored' = 6, 'crashed' = 7),
  result      Enum8('skipped' = 0, 'passed' = 1, 'xfailed' = 2, 'xpassed' = 3, 'failed' = 4, 'timed out' = 5, 'errored' = 6, 'crashed' = 7),
  mode        UInt8,
  us_high     UInt32,
  us_low      UInt16,
  duration_us Nullable(Int64) ALIAS if(us_high = 4294967295, NULL, toInt64(us_high) * 65536 + us_low)
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(started)
ORDER BY (suite, test, started, run, attempt);

-- Phases and workers, of reports that have them.
CREATE TABLE IF NOT EXISTS timings (
  suite       UInt64,
  test        UInt64,
  started     DateTime,
  run         UInt64,
  attempt     UInt16,
  version     UInt32,
  setup_us    Nullable(Int64),
  call_us     Nullable(Int64),
  teardown_us Nullable(Int64),
  worker      Nullable(String)
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(started)
ORDER BY (suite, test, started, run, attempt);

-- What each test came to on each day that is over, of runs that count, made anew where runs of that day came later. It stays
-- when results are too old to be kept.
CREATE TABLE IF NOT EXISTS daily (
  suite       UInt64,
  test        UInt64,
  day         Date,
  made        UInt32,
  runs        UInt32,
  passed      UInt32,
  failed      UInt32,
  skipped     UInt32,
  measured    UInt32,
  duration_us Int64
) ENGINE = ReplacingMergeTree(made)
ORDER BY (suite, test, day);

-- Which days of a suite are in it, and as of how many bundles.
CREATE TABLE IF NOT EXISTS rolled (
  suite   UInt64,
  day     Date,
  bundles UInt64
) ENGINE = ReplacingMergeTree(bundles)
ORDER BY (suite, day);

-- What failed, by run: attempts, and errors outside of tests, which have a name of their own. Questions for failures
-- read this and not the results.
CREATE TABLE IF NOT EXISTS failures (
  suite       UInt64,
  started     DateTime,
  run         UInt64,
  test        UInt64,
  attempt     UInt16,
  is_error    UInt8,
  version     UInt32,
  name        String,
  outcome     UInt8,
  duration_us Nullable(Int64),
  message     Nullable(Int64)
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(started)
ORDER BY (suite, started, run, is_error, test, attempt);

-- What failures said, each once. cause: by which the same are known again.
CREATE TABLE IF NOT EXISTS messages (
  key     Int64,
  message Nullable(String),
  cause   String
) ENGINE = ReplacingMergeTree
ORDER BY key;
