-- What the archive asks a server for itself. {name:Type} is filled in by the program.

-- name: addRows
INSERT INTO {table:Name} ({columns:Names}) FORMAT RowBinary

-- name: serverVersion
SELECT version() FORMAT TabSeparated

-- name: makeDatabase
CREATE DATABASE IF NOT EXISTS {database:Name}

-- name: makeMigrations
CREATE TABLE IF NOT EXISTS migrations (name String, applied DateTime DEFAULT now())
ENGINE = ReplacingMergeTree ORDER BY name

-- name: appliedMigrations
SELECT DISTINCT name FROM migrations FORMAT TabSeparated

-- name: noteMigration
INSERT INTO migrations (name) SELECT {name:String}

-- name: paths
SELECT DISTINCT path FROM bundles WHERE project IN {projects:Strings} FORMAT TabSeparated

-- name: presentPaths
SELECT DISTINCT path FROM bundles
WHERE project IN {projects:Strings} AND path IN {paths:Strings} FORMAT TabSeparated

-- name: newestPaths
-- Those of the newest runs of a suite and a branch, and of all decisions: what a start is and what a run is stands in
-- the name of the file.
SELECT DISTINCT path FROM bundles
WHERE project IN {projects:Strings} AND (startsWith(path, 'decisions/') OR startsWith(path, {prefix:String}) AND run IN (
  SELECT run FROM (
    SELECT run, min(substring(splitByChar('/', path)[5], 1, 15)) AS start
    FROM bundles
    WHERE project IN {projects:Strings} AND startsWith(path, {prefix:String})
      AND ({branch:String} = '' OR splitByChar('/', path)[3] = {branch:String})
    GROUP BY run
    ORDER BY start DESC, run DESC
    LIMIT {runs:UInt64}
  )
))
FORMAT TabSeparated

-- name: bundles
SELECT path, names, body FROM bundles
WHERE project IN {projects:Strings} AND path IN {paths:Strings} LIMIT 1 BY path FORMAT RowBinary

-- name: catalogues
SELECT hash, body FROM catalogues WHERE hash IN {hashes:Strings} LIMIT 1 BY hash FORMAT RowBinary

-- name: knownCatalogues
SELECT DISTINCT hash FROM catalogues WHERE hash IN {hashes:Strings} FORMAT TabSeparated

-- name: runsToMake
-- The runs that have more bundles than their rows were made of: of these, and of those that anybody sent lately.
SELECT run, bundles FROM (
  SELECT run, uniqExact(path) AS bundles FROM bundles
  WHERE project IN {projects:Strings} AND run != '' AND (run IN {runs:Strings} OR run IN (
    SELECT run FROM bundles WHERE project IN {projects:Strings} AND sent >= now() - {seconds:UInt64}
  ))
  GROUP BY run
) AS sent ANY LEFT JOIN (
  SELECT run, max(version) AS version FROM runs WHERE project IN {projects:Strings} GROUP BY run
) AS made USING run
WHERE bundles > version
ORDER BY run
FORMAT TabSeparated

-- name: pathsOfRuns
SELECT DISTINCT run, path FROM bundles
WHERE project IN {projects:Strings} AND run IN {runs:Strings} FORMAT TabSeparated

-- name: knownTests
SELECT DISTINCT test FROM tests WHERE suite = {suite:UInt64} FORMAT RowBinary

-- name: daysToRoll
-- The days that are over, of which there are more bundles than daily knows. Of days whose results are old enough to be gone
-- none is made again.
SELECT suite, day, bundles FROM (
  SELECT suite, toUInt32(intDiv(started_at, 86400000000)) AS day, sum(version) AS bundles
  FROM (
    SELECT suite, id, started_at, version FROM runs
    WHERE project IN {projects:Strings} ORDER BY version DESC LIMIT 1 BY id
  )
  GROUP BY suite, day
) AS a ANY LEFT JOIN (
  SELECT suite, toUInt32(toUInt16(day)) AS day, max(bundles) AS known FROM rolled GROUP BY suite, day
) AS b USING (suite, day)
WHERE bundles > known AND day < toUInt32(toUInt16(today())) AND (known = 0 OR day + 1000 > toUInt32(toUInt16(today())))
ORDER BY suite, day
FORMAT TabSeparated

-- name: rollUp
INSERT INTO daily (suite, test, day, made, runs, passed, failed, skipped, measured, duration_us)
SELECT
  suite, test, toDate(toUInt16(number)) AS day, toUInt32(now()) AS made, count() AS runs,
  sum(came IN (1, 2, 3)) AS passed, sum(came > 3) AS failed, sum(came = 0) AS skipped,
  sum(us_high != 4294967295 AND first != 0) AS measured,
  sum(if(us_high != 4294967295 AND first != 0, toInt64(us_high) * 65536 + us_low, 0)) AS duration_us
FROM (
  SELECT
    suite, test, run, us_high, us_low, intDiv(toUInt32(started), 86400) AS number, toInt8(result) AS came,
    toInt8(outcome) AS first
  FROM results
  WHERE suite = {suite:UInt64} AND attempt = 1 AND intDiv(toUInt32(started), 86400) IN {days:Numbers}
    AND (run, version) IN (
      SELECT id, version FROM (
        SELECT id, version, excluded_why FROM runs
        WHERE suite = {suite:UInt64} ORDER BY version DESC LIMIT 1 BY id
      )
      WHERE excluded_why IS NULL
    )
  LIMIT 1 BY test, run
)
GROUP BY suite, test, number
