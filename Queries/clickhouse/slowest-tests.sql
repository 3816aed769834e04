-- Which tests take longest, or most of all, grow, vary, or spend most on setup
-- :suite           the suite (that of the newest run with tests)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :runs            how many of the newest runs count (30; with :since all)
-- :run             one run alone, by its id or the beginning of it
-- :test            a part of the tests' ids, in which * is any text (all tests)
-- :by              median, total, growth, variability or setup: what comes first (median)
-- :limit           how many tests (20)
-- :project         one project (that at hand)
-- Of first attempts. share: of all tests' time; growth: from the older half of the runs to the newer
-- one, by medians; spread: what the middle half of the durations span; trend: the last 12 runs.
SELECT
  label AS test,
  toInt64(floor(median + 0.5)) AS median_us,
  floor(10000 * total / all_us + 0.5) / 100 AS share_percent,
  total AS total_us,
  longest AS max_us,
  if(is_halved, toInt64(if(grew < 0, -1, 1) * floor(abs(grew) + 0.5)), NULL) AS grew_us,
  if(is_halved AND older_us > 0, floor(100 * newer_us / older_us + 0.5) / 100, NULL) AS growth_ratio,
  spread AS spread_us,
  if(setups > 0 AND total > 0, floor(10000 * setup / total + 0.5) / 100, NULL) AS setup_share_percent,
  arrayStringConcat(arrayMap(x -> toString(x), last), ' ') AS trend_us,
  runs
FROM (
  SELECT * FROM (
    -- The time of all tests stands beside each.
    SELECT
      test_id, median, total, longest, spread, newer_us, older_us, newer_us - older_us AS grew, is_halved, last, runs,
      all_us
    FROM (
      SELECT
        sum(total) AS all_us, groupArray(test_id) AS ids, groupArray(median) AS medians, groupArray(total) AS totals,
        groupArray(longest) AS maxima, groupArray(spread) AS spreads, groupArray(newer_us) AS newers,
        groupArray(older_us) AS olders, groupArray(is_halved) AS halves, groupArray(last) AS lasts,
        groupArray(runs) AS counts
      FROM (
        SELECT
          test_id, total, longest, last, length(sorted) AS runs,
          (sorted[intDiv(length(sorted) + 1, 2)] + sorted[intDiv(length(sorted), 2) + 1]) / 2 AS median,
          sorted[intDiv(length(sorted) * 3, 4) + 1] - sorted[intDiv(length(sorted), 4) + 1] AS spread,
          (newer[intDiv(length(newer) + 1, 2)] + newer[intDiv(length(newer), 2) + 1]) / 2 AS newer_us,
          (older[intDiv(length(older) + 1, 2)] + older[intDiv(length(older), 2) + 1]) / 2 AS older_us,
          length(newer) > 0 AND length(older) > 0 AS is_halved
        FROM (
          SELECT
            test AS test_id, sum(us) AS total, max(us) AS longest, arraySort(groupArray(us)) AS sorted,
            arraySort(groupArrayIf(us, age <= half)) AS newer, arraySort(groupArrayIf(us, age > half)) AS older,
            arraySort((x, y) -> y, groupArrayIf(us, age <= 12), groupArrayIf(-toInt64(age), age <= 12)) AS last
          FROM (
            SELECT test, run, version, assumeNotNull(duration_us) AS us FROM results
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
              ORDER BY has_tests DESC, newest DESC, suite DESC
              LIMIT 1
            ) AND attempt = 1 AND outcome != 'skipped' AND us_high != 4294967295
            LIMIT 1 BY test, run, version
          ) AS l ALL INNER JOIN (
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
          GROUP BY test
        )
      )
    )
    ARRAY JOIN
      ids AS test_id, medians AS median, totals AS total, maxima AS longest, spreads AS spread, newers AS newer_us,
      olders AS older_us, halves AS is_halved, lasts AS last, counts AS runs
  ) AS m ALL INNER JOIN (
    SELECT test AS test_id, any(id) AS label FROM tests
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
      ORDER BY has_tests DESC, newest DESC, suite DESC
      LIMIT 1
    ) AND ({test:String} = '' OR id LIKE concat('%', replaceAll(replaceRegexpAll({test:String}, '([\\\\%_])', '\\\\\\1'), '*', '%'), '%'))
    GROUP BY test_id
  ) AS n USING test_id
) AS a ANY LEFT JOIN (
  SELECT test_id, sum(setup_us) AS setup, count(setup_us) AS setups
  FROM (
    SELECT test AS test_id, run, version, setup_us FROM timings
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
      ORDER BY has_tests DESC, newest DESC, suite DESC
      LIMIT 1
    ) AND attempt = 1
    LIMIT 1 BY test_id, run, version
  ) AS t ALL INNER JOIN (
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
  ) AS o USING (run, version)
  GROUP BY test_id
) AS s USING test_id
ORDER BY
  multiIf(
    {by:String} = 'growth', if(is_halved, grew, -1e300), {by:String} = 'total', toFloat64(total),
    {by:String} = 'variability', toFloat64(spread),
    {by:String} = 'setup', if(setups > 0, toFloat64(assumeNotNull(setup)), -1e300), median) DESC, label
LIMIT {limit:UInt64}
