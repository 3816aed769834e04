-- What a test did run by run, newest first
-- :test            the test's id, or a part of it, in which * is any text (the longest of the newest run)
-- :suite           the suite (of those with such a test that of the newest run)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :limit           how many runs (30)
-- :project         one project (that at hand)
-- Times are of the first attempt. matching tests: how many tests have that in their id, of which the
-- first is shown; 1 where it is a whole id.
SELECT
  label AS test,
  if(label = {test:String} OR {test:String} = '', 1, matching) AS matching_tests,
  substring(key, 1, 8) AS run,
  started,
  if(commit_of = '', NULL, substring(commit_of, 1, 8)) AS commit,
  outcomes AS outcome,
  us[1] AS duration_us,
  setup_us,
  call_us,
  teardown_us,
  worker
FROM (
  SELECT * FROM (
    SELECT * FROM (
      -- The attempts of a run in one row.
      SELECT
        run, version, any(id) AS test_id,
        arrayStringConcat(
          arraySort((x, y) -> y, groupArray(toString(outcome)), groupArray(attempt)), ', ') AS outcomes,
        groupArrayIf(if(us_high = 4294967295, NULL, toInt64(us_high) * 65536 + us_low), attempt = 1) AS known,
        [if(length(known) = 0, NULL, known[1])] AS us
      FROM (
        SELECT test AS id, run, version, attempt, outcome, us_high, us_low FROM results
        WHERE suite = (
          SELECT suite FROM (
            SELECT
              suite, max(ifNull(tests, 0) > 0) AS has_tests,
              max(if(excluded_why IS NULL, intDiv(started_at, 1000000), 0)) AS newest
            FROM (
              SELECT suite, tests, excluded_why, started_at FROM runs
              WHERE ({project:String} = '' OR project = {project:String})
                AND ({suite:String} = '' OR suite_name = {suite:String})
              ORDER BY version DESC LIMIT 1 BY id
            )
            GROUP BY suite
          )
          ORDER BY
            suite IN (SELECT suite FROM tests WHERE {test:String} != '' AND id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%')) DESC,
            has_tests DESC, newest DESC, suite DESC
          LIMIT 1
        ) AND test IN (
          SELECT test FROM (
            SELECT test, id = {test:String} AS is_exact, id FROM tests
            WHERE {test:String} != '' AND id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%') AND suite = (
              SELECT suite FROM (
                SELECT
                  suite, max(ifNull(tests, 0) > 0) AS has_tests,
                  max(if(excluded_why IS NULL, intDiv(started_at, 1000000), 0)) AS newest
                FROM (
                  SELECT suite, tests, excluded_why, started_at FROM runs
                  WHERE ({project:String} = '' OR project = {project:String})
                    AND ({suite:String} = '' OR suite_name = {suite:String})
                  ORDER BY version DESC LIMIT 1 BY id
                )
                GROUP BY suite
              )
              ORDER BY
                suite IN (SELECT suite FROM tests WHERE {test:String} != '' AND id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%')) DESC,
                has_tests DESC, newest DESC, suite DESC
              LIMIT 1
            )
            ORDER BY is_exact DESC, id LIMIT 1
          )
          UNION ALL
          SELECT test FROM (
            SELECT test, us_high, us_low FROM results
            WHERE {test:String} = '' AND attempt = 1 AND suite = (
              SELECT suite FROM (
                SELECT
                  suite, max(ifNull(tests, 0) > 0) AS has_tests,
                  max(if(excluded_why IS NULL, intDiv(started_at, 1000000), 0)) AS newest
                FROM (
                  SELECT suite, tests, excluded_why, started_at FROM runs
                  WHERE ({project:String} = '' OR project = {project:String})
                    AND ({suite:String} = '' OR suite_name = {suite:String})
                  ORDER BY version DESC LIMIT 1 BY id
                )
                GROUP BY suite
              )
              ORDER BY
                suite IN (SELECT suite FROM tests WHERE {test:String} != '' AND id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%')) DESC,
                has_tests DESC, newest DESC, suite DESC
              LIMIT 1
            ) AND (run, version) IN (
              SELECT id, version FROM (
                SELECT id, version, run AS key, started_at, branch, labels, excluded_why, commit_hash, tests, concat(replaceOne(toString(toDateTime(intDiv(started_at, 1000000), 'UTC')), ' ', 'T'), 'Z') AS started
                FROM runs
                WHERE ({project:String} = '' OR project = {project:String})
                  AND suite = (
                    SELECT suite FROM (
                      SELECT
                        suite, max(ifNull(tests, 0) > 0) AS has_tests,
                        max(if(excluded_why IS NULL, intDiv(started_at, 1000000), 0)) AS newest
                      FROM (
                        SELECT suite, tests, excluded_why, started_at FROM runs
                        WHERE ({project:String} = '' OR project = {project:String})
                          AND ({suite:String} = '' OR suite_name = {suite:String})
                        ORDER BY version DESC LIMIT 1 BY id
                      )
                      GROUP BY suite
                    )
                    ORDER BY has_tests DESC, newest DESC, suite DESC
                    LIMIT 1
                  )
                ORDER BY version DESC
                LIMIT 1 BY id
              )
              WHERE excluded_why IS NULL AND tests > 0 ORDER BY started_at DESC, id DESC LIMIT 1
            )
            ORDER BY us_high = 4294967295, us_high DESC, us_low DESC LIMIT 1
          )
        )
        LIMIT 1 BY run, version, attempt
      )
      GROUP BY run, version
    ) AS a ALL INNER JOIN (
      SELECT id AS run, version, key, started, started_at, ifNull(commit_hash, '') AS commit_of FROM (
        SELECT id, version, run AS key, started_at, branch, labels, excluded_why, commit_hash, tests, concat(replaceOne(toString(toDateTime(intDiv(started_at, 1000000), 'UTC')), ' ', 'T'), 'Z') AS started
        FROM runs
        WHERE ({project:String} = '' OR project = {project:String})
          AND suite = (
            SELECT suite FROM (
              SELECT
                suite, max(ifNull(tests, 0) > 0) AS has_tests,
                max(if(excluded_why IS NULL, intDiv(started_at, 1000000), 0)) AS newest
              FROM (
                SELECT suite, tests, excluded_why, started_at FROM runs
                WHERE ({project:String} = '' OR project = {project:String})
                  AND ({suite:String} = '' OR suite_name = {suite:String})
                ORDER BY version DESC LIMIT 1 BY id
              )
              GROUP BY suite
            )
            ORDER BY has_tests DESC, newest DESC, suite DESC
            LIMIT 1
          )
        ORDER BY version DESC
        LIMIT 1 BY id
      )
      WHERE excluded_why IS NULL
        AND ({branch:String} = '' OR branch = {branch:String})
          AND ({since:String} = '' OR started >= {since:String})
          AND ({until:String} = '' OR substring(started, 1, length({until:String})) <= {until:String})
          AND ({where:String} = '' OR hasAll(labels, splitByChar(',', {where:String})))
    ) AS r USING (run, version)
    ORDER BY started_at DESC, run DESC
    LIMIT {limit:UInt64}
  ) AS b ANY LEFT JOIN (
    SELECT run, version, setup_us, call_us, teardown_us, worker FROM timings
    WHERE attempt = 1 AND suite = (
      SELECT suite FROM (
        SELECT
          suite, max(ifNull(tests, 0) > 0) AS has_tests,
          max(if(excluded_why IS NULL, intDiv(started_at, 1000000), 0)) AS newest
        FROM (
          SELECT suite, tests, excluded_why, started_at FROM runs
          WHERE ({project:String} = '' OR project = {project:String})
            AND ({suite:String} = '' OR suite_name = {suite:String})
          ORDER BY version DESC LIMIT 1 BY id
        )
        GROUP BY suite
      )
      ORDER BY
        suite IN (SELECT suite FROM tests WHERE {test:String} != '' AND id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%')) DESC,
        has_tests DESC, newest DESC, suite DESC
      LIMIT 1
    ) AND test IN (
      SELECT test FROM (
        SELECT test, id = {test:String} AS is_exact, id FROM tests
        WHERE {test:String} != '' AND id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%') AND suite = (
          SELECT suite FROM (
            SELECT
              suite, max(ifNull(tests, 0) > 0) AS has_tests,
              max(if(excluded_why IS NULL, intDiv(started_at, 1000000), 0)) AS newest
            FROM (
              SELECT suite, tests, excluded_why, started_at FROM runs
              WHERE ({project:String} = '' OR project = {project:String})
                AND ({suite:String} = '' OR suite_name = {suite:String})
              ORDER BY version DESC LIMIT 1 BY id
            )
            GROUP BY suite
          )
          ORDER BY
            suite IN (SELECT suite FROM tests WHERE {test:String} != '' AND id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%')) DESC,
            has_tests DESC, newest DESC, suite DESC
          LIMIT 1
        )
        ORDER BY is_exact DESC, id LIMIT 1
      )
      UNION ALL
      SELECT test FROM (
        SELECT test, us_high, us_low FROM results
        WHERE {test:String} = '' AND attempt = 1 AND suite = (
          SELECT suite FROM (
            SELECT
              suite, max(ifNull(tests, 0) > 0) AS has_tests,
              max(if(excluded_why IS NULL, intDiv(started_at, 1000000), 0)) AS newest
            FROM (
              SELECT suite, tests, excluded_why, started_at FROM runs
              WHERE ({project:String} = '' OR project = {project:String})
                AND ({suite:String} = '' OR suite_name = {suite:String})
              ORDER BY version DESC LIMIT 1 BY id
            )
            GROUP BY suite
          )
          ORDER BY
            suite IN (SELECT suite FROM tests WHERE {test:String} != '' AND id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%')) DESC,
            has_tests DESC, newest DESC, suite DESC
          LIMIT 1
        ) AND (run, version) IN (
          SELECT id, version FROM (
            SELECT id, version, run AS key, started_at, branch, labels, excluded_why, commit_hash, tests, concat(replaceOne(toString(toDateTime(intDiv(started_at, 1000000), 'UTC')), ' ', 'T'), 'Z') AS started
            FROM runs
            WHERE ({project:String} = '' OR project = {project:String})
              AND suite = (
                SELECT suite FROM (
                  SELECT
                    suite, max(ifNull(tests, 0) > 0) AS has_tests,
                    max(if(excluded_why IS NULL, intDiv(started_at, 1000000), 0)) AS newest
                  FROM (
                    SELECT suite, tests, excluded_why, started_at FROM runs
                    WHERE ({project:String} = '' OR project = {project:String})
                      AND ({suite:String} = '' OR suite_name = {suite:String})
                    ORDER BY version DESC LIMIT 1 BY id
                  )
                  GROUP BY suite
                )
                ORDER BY has_tests DESC, newest DESC, suite DESC
                LIMIT 1
              )
            ORDER BY version DESC
            LIMIT 1 BY id
          )
          WHERE excluded_why IS NULL AND tests > 0 ORDER BY started_at DESC, id DESC LIMIT 1
        )
        ORDER BY us_high = 4294967295, us_high DESC, us_low DESC LIMIT 1
      )
    )
  ) AS t USING (run, version)
) AS c ALL INNER JOIN (
  SELECT test AS test_id, any(id) AS label, (
    SELECT uniqExact(test) FROM tests
    WHERE id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%') AND suite = (
      SELECT suite FROM (
        SELECT
          suite, max(ifNull(tests, 0) > 0) AS has_tests,
          max(if(excluded_why IS NULL, intDiv(started_at, 1000000), 0)) AS newest
        FROM (
          SELECT suite, tests, excluded_why, started_at FROM runs
          WHERE ({project:String} = '' OR project = {project:String})
            AND ({suite:String} = '' OR suite_name = {suite:String})
          ORDER BY version DESC LIMIT 1 BY id
        )
        GROUP BY suite
      )
      ORDER BY
        suite IN (SELECT suite FROM tests WHERE {test:String} != '' AND id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%')) DESC,
        has_tests DESC, newest DESC, suite DESC
      LIMIT 1
    )
  ) AS matching
  FROM tests
  WHERE suite = (
    SELECT suite FROM (
      SELECT
        suite, max(ifNull(tests, 0) > 0) AS has_tests,
        max(if(excluded_why IS NULL, intDiv(started_at, 1000000), 0)) AS newest
      FROM (
        SELECT suite, tests, excluded_why, started_at FROM runs
        WHERE ({project:String} = '' OR project = {project:String})
          AND ({suite:String} = '' OR suite_name = {suite:String})
        ORDER BY version DESC LIMIT 1 BY id
      )
      GROUP BY suite
    )
    ORDER BY
      suite IN (SELECT suite FROM tests WHERE {test:String} != '' AND id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%')) DESC,
      has_tests DESC, newest DESC, suite DESC
    LIMIT 1
  )
  GROUP BY test_id
) AS n USING test_id
ORDER BY started_at DESC, run DESC
