-- How a suite develops by run, day, week or month, newest last
-- :suite           the suite (that of the newest run with tests)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :by              run, day, week or month (run)
-- :limit           how many of them (20)
-- :project         one project (that at hand)
-- Of several runs: the median of times, the newest count of tests and coverage, flaky tests a run.
-- efficiency: CPU time, busy: the tests' own time, both of wall time times workers. flake budget: the
-- flaky tests to expect in a run, by the 30 runs up to then.
SELECT
  if({by:String} IN ('day', 'week', 'month'), period, newest) AS started,
  substring(key, 1, 8) AS run,
  if(commit_of = '', NULL, substring(commit_of, 1, 8)) AS commit,
  if(subject_of = '', NULL, subject_of) AS subject,
  count AS runs,
  if(length(walls) = 0, NULL, toInt64(floor((walls[intDiv(length(walls) + 1, 2)] + walls[intDiv(length(walls), 2) + 1]) / 2 + 0.5))) AS wall_us,
  if(length(times) = 0, NULL, toInt64(floor((times[intDiv(length(times) + 1, 2)] + times[intDiv(length(times), 2) + 1]) / 2 + 0.5))) AS tests_us,
  of_tests AS tests,
  of_failed AS failed,
  if(of_passed + of_failed = 0, NULL, floor(10000 * of_passed / (of_passed + of_failed) + 0.5) / 100) AS passed_percent,
  if(length(covers) = 0, NULL, covers[length(covers)]) AS coverage_percent,
  if(length(efficiencies) = 0, NULL, floor(100 * arraySum(efficiencies) / length(efficiencies) + 0.5) / 100)
    AS efficiency_percent,
  if(length(loads) = 0, NULL, floor(100 * arraySum(loads) / length(loads) + 0.5) / 100) AS busy_percent,
  if(length(flakes) = 0, NULL, floor(100 * arraySum(flakes) / length(flakes) + 0.5) / 100) AS flaky,
  if(budget < 0, NULL, floor(100 * budget + 0.5) / 100) AS flake_budget
FROM (
  SELECT
    period, count() AS count, max(start) AS newest, argMax(key, place) AS key, argMax(commit_of, place) AS commit_of,
    argMax(subject_of, place) AS subject_of, arraySort(groupArrayIf(wall, wall >= 0)) AS walls,
    arraySort(groupArrayIf(took, took >= 0)) AS times, argMax(tests, place) AS of_tests, sum(failed) AS of_failed,
    sum(passed) AS of_passed,
    arraySort((x, y) -> y, groupArrayIf(cover, cover >= 0), groupArrayIf(place, cover >= 0)) AS covers,
    groupArrayIf(efficiency, efficiency >= 0) AS efficiencies, groupArrayIf(load, load >= 0) AS loads,
    groupArrayIf(flaky, flaky >= 0) AS flakes, argMax(budget, place) AS budget
  FROM (
    SELECT
      place, period, start, key, commit_of, subject_of, wall, took, tests, failed, passed, cover, efficiency, load, flaky,
      -- Of what nobody counted the budget is less than nothing.
      if(arrayExists(x -> x >= 0, window), arrayReduce('avg', arrayFilter(x -> x >= 0, window)), -1) AS budget
    FROM (
      SELECT
        place, periods[place] AS period, starts[place] AS start, keys[place] AS key, commits[place] AS commit_of,
        subjects[place] AS subject_of, walls[place] AS wall, times[place] AS took, counts[place] AS tests,
        failures[place] AS failed, passes[place] AS passed, covers[place] AS cover, efficiencies[place] AS efficiency,
        loads[place] AS load, flakes[place] AS flaky,
        arraySlice(flakes, if(place > 30, place - 29, 1), if(place > 30, 30, place)) AS window
      FROM (
        SELECT
          groupArray(id) AS ids, groupArray(multiIf(
                {by:String} = 'day', substring(started, 1, 10),
                {by:String} = 'week', toString(toMonday(toDateTime(intDiv(started_at, 1000000), 'UTC'), 'UTC')),
                {by:String} = 'month', substring(started, 1, 7),
                concat(started, toString(started_at), key))) AS periods, groupArray(started) AS starts,
          groupArray(key) AS keys, groupArray(ifNull(commit_hash, '')) AS commits,
          groupArray(ifNull(subject, '')) AS subjects, groupArray(ifNull(wall_us, -1)) AS walls,
          groupArray(ifNull(tests_us, -1)) AS times, groupArray(ifNull(tests, 0)) AS counts,
          groupArray(ifNull(failed, 0)) AS failures, groupArray(ifNull(passed, 0)) AS passes,
          groupArray(ifNull(coverage_percent, -1)) AS covers, groupArray(ifNull(efficiency_percent, -1)) AS efficiencies,
          groupArray(ifNull(busy_percent, -1)) AS loads, groupArray(ifNull(flaky, -1)) AS flakes
        FROM (
          SELECT * FROM (
            SELECT id, version, run AS key, started_at, branch, labels, excluded_why, commit_hash, subject, wall_us, tests_us, tests,
              failed, passed, flaky, coverage_percent, efficiency_percent, busy_percent, concat(replaceOne(toString(toDateTime(intDiv(started_at, 1000000), 'UTC')), ' ', 'T'), 'Z') AS started
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
          ORDER BY started_at, id
        )
      )
      ARRAY JOIN arrayEnumerate(ids) AS place
    )
  )
  GROUP BY period
  ORDER BY period DESC
  LIMIT {limit:UInt64}
)
ORDER BY period
