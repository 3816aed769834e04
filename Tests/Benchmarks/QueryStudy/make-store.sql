-- Fills a new store with runs of a large suite, the same ones each time: :runs (1000) runs of
-- :tests (10000) tests, four runs a day. Durations are skewed as real ones are; one test in 50 grows,
-- one in 5000 attempts fails and is retried, the last 40 runs have phases and workers.
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -64000;

CREATE TEMP TABLE size AS SELECT coalesce(:runs, 1000) AS runs, coalesce(:tests, 10000) AS tests;

INSERT INTO projects VALUES (1, 'shop');
INSERT INTO suites VALUES (1, 1, 'full'), (2, 1, 'unit');
INSERT INTO environments (id, key, os, arch, cpu_model, cores) VALUES (1, 1, 'Linux', 'x86_64', 'EPYC', 8);

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < (SELECT tests FROM size))
INSERT INTO tests (id, suite_id, key, file, class, name)
SELECT
  i, 1, i * 2654435761,
  printf('tests/%s/test_module_%03d.py', CASE WHEN i % 3 = 0 THEN 'integration' ELSE 'unit' END, i / 40),
  printf('tests.%s.test_module_%03d', CASE WHEN i % 3 = 0 THEN 'integration' ELSE 'unit' END, i / 40),
  printf('test_case_%05d[%d]', i, i % 7)
FROM n;

-- base_us: what the test takes; growth: how much more in the last run than in the first.
CREATE TEMP TABLE models AS
SELECT
  id AS test_id,
  (400 + id * 7919 % 1600) * (1 << (id * 40503 % 997) % 11) / (1 + id * 31 % 17) AS base_us,
  CASE WHEN id % 50 = 7 THEN 0.8 ELSE 0.0 END AS growth
FROM tests;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < (SELECT runs FROM size))
INSERT INTO runs (id, key, suite_id, source, commit_hash, branch, kind, started_at, recorded_at,
  order_source, is_complete)
SELECT
  i, printf('%08x%024x', i * 2654435761 % 4294967296, i), 1, printf('%040x', i * 7919),
  printf('%040x', i * 7919), CASE WHEN i % 10 = 3 THEN 'topic' ELSE 'main' END, 'trunk',
  1770000000000000 + i * 21600000000, 1770000000000000 + i * 21600000000, 'start', 1
FROM n;

INSERT INTO shards (run_id, number, total, environment_id, is_complete, wall_us, wall_source,
  user_us, system_us, cores, workers)
SELECT
  id, 1, 1, 1, 1, 90000000 + id * 20000 + id * 7919 % 9000000, 'measured',
  350000000 + id * 7919 % 40000000, 20000000, 8.0, 4
FROM runs;

INSERT INTO labels SELECT id, 'db', CASE WHEN id % 2 = 0 THEN 'sqlite' ELSE 'postgres' END FROM runs;

INSERT INTO attempts
SELECT
  r.id, m.test_id, 1,
  CASE
    WHEN (r.id * 104729 + m.test_id * 7919) % 5003 = 0 THEN 4
    WHEN m.test_id % 97 = 0 THEN 0
    ELSE 1
  END,
  cast(m.base_us * (1 + m.growth * r.id / (SELECT runs FROM size))
    * (0.85 + (((r.id * 2654435761 + m.test_id * 40503) >> 5) % 1000) / 3333.0) AS INTEGER),
  0
FROM runs AS r CROSS JOIN models AS m
ORDER BY r.id, m.test_id;

-- Every second failure is retried and passes.
INSERT INTO attempts
SELECT run_id, test_id, 2, 1, duration_us, 1 FROM attempts
WHERE outcome = 4 AND (run_id + test_id) % 2 = 0;

INSERT INTO messages (id, key, type, message, detail)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
SELECT i, i, 'AssertionError', printf('assert %d == %d', i, i + 1), NULL FROM n;

INSERT INTO failures
SELECT run_id, test_id, attempt, 0, 1 + test_id % 200 FROM attempts WHERE outcome = 4;

INSERT INTO timings
SELECT
  run_id, test_id, attempt, duration_us * (1 + test_id % 5) / 10, duration_us * (8 - test_id % 5) / 10,
  duration_us / 10,
  sum(duration_us) OVER (PARTITION BY run_id, test_id % 4 ORDER BY test_id) - duration_us,
  printf('gw%d', test_id % 4)
FROM attempts
WHERE run_id > (SELECT runs - 40 FROM size) AND attempt = 1
ORDER BY run_id, test_id;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
INSERT INTO files SELECT i, 1, printf('src/package_%02d/module_%03d.py', i / 20, i) FROM n;

INSERT INTO coverage
SELECT r.id, f.id, 80 + (r.id / 50 + f.id) % 20, 100, 15 + f.id % 5, 20 FROM runs AS r CROSS JOIN files AS f;

INSERT INTO benchmarks
SELECT
  r.id, t.id, NULL, 900.0 * t.id, 2000.0 * t.id, 1100.0 * t.id,
  1000.0 * t.id * (0.9 + (r.id * 7919 + t.id) % 1000 / 5000.0), 50.0, 950.0 * t.id, 1200.0 * t.id, 500, 1
FROM runs AS r JOIN tests AS t ON t.id <= 50;

INSERT INTO totals
SELECT
  run_id, count(*) FILTER (WHERE attempt = 1), count(*),
  count(*) FILTER (WHERE outcome = 1 AND attempt = 1) + count(*) FILTER (WHERE attempt = 2),
  count(*) FILTER (WHERE outcome = 4) - count(*) FILTER (WHERE attempt = 2), 0,
  count(*) FILTER (WHERE outcome = 0), 0, 0, count(*) FILTER (WHERE attempt = 2),
  sum(duration_us) FILTER (WHERE attempt = 1),
  (SELECT sum(lines_covered) FROM coverage AS c WHERE c.run_id = a.run_id),
  (SELECT sum(lines_total) FROM coverage AS c WHERE c.run_id = a.run_id),
  (SELECT sum(branches_covered) FROM coverage AS c WHERE c.run_id = a.run_id),
  (SELECT sum(branches_total) FROM coverage AS c WHERE c.run_id = a.run_id)
FROM attempts AS a
GROUP BY run_id;
