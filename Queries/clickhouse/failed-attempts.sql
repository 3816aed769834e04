-- Which attempts failed lately, one by one, newest first
-- :test            a part of the tests' ids, in which * is any text (all tests)
-- :suite           one suite (all)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :runs            how many of the newest runs count (30; with :since all)
-- :run             one run alone, by its id or the beginning of it
-- :limit           how many attempts (20)
-- :project         one project (that at hand)
SELECT
  substring(key, 1, 8) AS run,
  started,
  label AS test,
  attempt,
  ['skipped', 'passed', 'xfailed', 'xpassed', 'failed', 'timed out', 'errored', 'crashed'][outcome + 1] AS outcome,
  duration_us,
  text AS message
FROM (
  SELECT * FROM (
    SELECT suite, test_id, age, key, started, attempt, outcome, duration_us, ifNull(message, 0) AS said FROM (
      SELECT suite, run, version, test AS test_id, attempt, outcome, duration_us, message FROM failures
      WHERE is_error = 0
      LIMIT 1 BY run, version, test_id, attempt
    ) AS f ALL INNER JOIN (
      SELECT run, version, age, intDiv(total + 1, 2) AS half, starts[age] AS started, keys[age] AS key
      FROM (
        SELECT
          groupArray(id) AS ids, groupArray(version) AS versions, groupArray(started) AS starts, groupArray(key) AS keys,
          count() AS total
        FROM (
          SELECT id, version, started_at, started, key
          FROM (
            SELECT id, version, run AS key, started_at, branch, labels, excluded_why, concat(replaceOne(toString(toDateTime(intDiv(started_at, 1000000), 'UTC')), ' ', 'T'), 'Z') AS started
            FROM runs
            WHERE ({project:String} = '' OR project = {project:String})
              AND ({suite:String} = '' OR suite_name = {suite:String})
            ORDER BY version DESC
            LIMIT 1 BY id
          )
          WHERE ({run:String} = '' OR startsWith(key, {run:String}))
            AND ({branch:String} = '' OR branch = {branch:String})
              AND ({since:String} = '' OR started >= {since:String})
              AND ({until:String} = '' OR substring(started, 1, length({until:String})) <= {until:String})
              AND ({where:String} = '' OR hasAll(labels, splitByChar(',', {where:String})))
            AND (excluded_why IS NULL OR {run:String} != '')
          ORDER BY started_at DESC, id DESC
          LIMIT {runs:UInt64}
        )
      )
      ARRAY JOIN ids AS run, versions AS version, arrayEnumerate(ids) AS age
    ) AS r USING (run, version)
  ) AS a ALL INNER JOIN (
    SELECT suite, test AS test_id, any(id) AS label FROM tests
    WHERE {test:String} = '' OR id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%')
    GROUP BY suite, test_id
  ) AS n USING (suite, test_id)
) AS b ANY LEFT JOIN (
  SELECT key AS said, any(message) AS text FROM messages GROUP BY key
) AS m USING said
ORDER BY age, label, attempt
LIMIT {limit:UInt64}
