-- Which functions of a run took longer than in another run, by the profiles of both
-- :run             the run, by its id or the beginning of it (the newest with a profile)
-- :against         the run to compare with, or the branch of it (the newest before with a profile)
-- :suite           the suite (that of the newest run with tests)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :limit           how many functions (20)
-- before, after, growth: in the function itself and in what is built in that it calls; total: with all that it
-- calls. In microseconds, or in samples where a sampler looked. Functions below 0.005 % of a run are 0.
WITH chosen AS MATERIALIZED (
  SELECT run_id, run, suite_id, started_at FROM run_list AS l
  WHERE suite_id = coalesce((SELECT suite_id FROM runs WHERE key LIKE :run || '%'), (
      SELECT suite_id FROM suite_list WHERE :suite IS NULL OR suite = :suite
      ORDER BY has_tests DESC, newest DESC, suite_id DESC LIMIT 1))
    AND CASE WHEN :run IS NULL THEN excluded_why IS NULL ELSE run LIKE :run || '%' END
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND (:where IS NULL OR length(:where) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
    AND EXISTS (SELECT 1 FROM attachments AS a WHERE a.run_id = l.run_id AND name GLOB 'profile-*')
  ORDER BY started_at DESC, run_id DESC LIMIT 1
),
other AS MATERIALIZED (
  SELECT r.id AS run_id, r.key AS run
  FROM chosen AS c JOIN runs AS r ON r.suite_id = c.suite_id AND r.id <> c.run_id
  WHERE CASE
      WHEN :against IS NULL THEN r.excluded_why IS NULL AND r.started_at <= c.started_at
      WHEN :against IN (SELECT branch FROM runs)
        THEN r.branch = :against AND r.excluded_why IS NULL AND r.started_at <= c.started_at
      ELSE r.key LIKE :against || '%'
    END
    AND EXISTS (SELECT 1 FROM attachments AS a WHERE a.run_id = r.id AND name GLOB 'profile-*')
  ORDER BY r.started_at DESC, r.id DESC LIMIT 1
),
-- A stranger's attachment may hold anything.
profiles AS (
  SELECT side, cast(content AS TEXT) AS content
  FROM (
    SELECT 'b' AS side, run_id FROM chosen
    UNION ALL SELECT 'a', run_id FROM other
  ) CROSS JOIN attachments USING (run_id)
  WHERE name GLOB 'profile-*' AND json_valid(cast(content AS TEXT))
),
entries AS (
  SELECT
    side,
    unit,
    json_extract(entry, '$[0]') AS function,
    json_extract(entry, '$[1]') AS file,
    json_extract(entry, '$[2]') AS line,
    sum(json_extract(entry, '$[3]')) AS calls,
    sum(json_extract(entry, '$[4]')) AS own,
    sum(json_extract(entry, '$[5]')) AS total
  FROM (
    SELECT side, json_extract(content, '$.unit') AS unit, f.value AS entry
    FROM profiles CROSS JOIN json_each(content, '$.functions') AS f
    WHERE f.type = 'array'
  )
  GROUP BY side, unit, function, file, line
),
-- Lines move: of functions of one name in a file the first stands for the first, unless some came or went.
placed AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY side, unit, function, file ORDER BY line) AS place,
    count(*) OVER (PARTITION BY side, unit, function, file) AS namesakes
  FROM entries
),
slotted AS (
  SELECT
    *,
    CASE WHEN min(namesakes) OVER names = max(namesakes) OVER names THEN place ELSE line END AS slot
  FROM placed
  WINDOW names AS (PARTITION BY unit, function, file)
),
pairs AS (
  SELECT
    unit,
    function,
    file,
    coalesce(max(line) FILTER (WHERE side = 'b'), max(line)) AS line,
    coalesce(sum(own) FILTER (WHERE side = 'a'), 0) AS a_own,
    coalesce(sum(own) FILTER (WHERE side = 'b'), 0) AS b_own,
    coalesce(sum(total) FILTER (WHERE side = 'a'), 0) AS a_total,
    coalesce(sum(total) FILTER (WHERE side = 'b'), 0) AS b_total,
    sum(calls) FILTER (WHERE side = 'a') AS a_calls,
    sum(calls) FILTER (WHERE side = 'b') AS b_calls
  FROM slotted
  GROUP BY unit, function, file, slot
),
-- Microseconds of one and samples of the other cannot be compared.
compared AS (
  SELECT
    function,
    file,
    line,
    CASE WHEN is_known THEN a_own END AS a_own,
    b_own,
    CASE WHEN is_known THEN a_total END AS a_total,
    b_total,
    a_calls,
    b_calls,
    CASE WHEN is_known THEN b_own - a_own END AS growth,
    CASE WHEN is_known THEN other.run END AS against,
    unit = 'us' AS is_time
  FROM (
    SELECT *, unit IN (SELECT unit FROM entries WHERE side = 'a') AS is_known FROM pairs
    WHERE unit IN (SELECT unit FROM entries WHERE side = 'b')
  ) LEFT JOIN other ON true
)
SELECT
  function,
  file,
  line,
  CASE WHEN is_time THEN a_own END AS before_us,
  CASE WHEN is_time THEN b_own END AS after_us,
  CASE WHEN is_time THEN growth END AS growth_us,
  CASE WHEN is_time THEN a_total END AS before_total_us,
  CASE WHEN is_time THEN b_total END AS after_total_us,
  CASE WHEN NOT is_time THEN a_own END AS before_samples,
  CASE WHEN NOT is_time THEN b_own END AS after_samples,
  CASE WHEN NOT is_time THEN growth END AS growth_samples,
  CASE WHEN NOT is_time THEN a_total END AS before_total_samples,
  CASE WHEN NOT is_time THEN b_total END AS after_total_samples,
  a_calls AS before_calls,
  b_calls AS after_calls,
  against
FROM compared
ORDER BY growth IS NULL, growth DESC, b_own DESC, b_total DESC, file, line, function
LIMIT coalesce(:limit, 20)
