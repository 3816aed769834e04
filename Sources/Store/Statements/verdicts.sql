-- What the gate said, and what people said to it.

-- name: addVerdict
INSERT INTO verdicts (run_id, judged_at, verdict) VALUES (:run, :judged_at, :verdict)

-- name: addSetting
INSERT INTO verdict_settings (verdict_id, name, value) VALUES (:verdict, :name, :value)

-- name: addRuleResult
INSERT INTO rule_results (verdict_id, rule, status, summary, limit_is, actual)
VALUES (:verdict, :rule, :status, :summary, :limit, :actual)

-- name: addFinding
INSERT INTO findings (verdict_id, rule, number, test_id, summary)
VALUES (:verdict, :rule, :number, :test, :summary)

-- name: addFigure
INSERT INTO finding_figures (verdict_id, rule, number, name, value)
VALUES (:verdict, :rule, :number, :name, :value)

-- name: pin
INSERT INTO pins (suite_id, name, run_id, improve, pinned_at, author)
VALUES (:suite, :name, :run, :improve, :pinned_at, :author)
ON CONFLICT DO UPDATE SET
  run_id = excluded.run_id, improve = excluded.improve, pinned_at = excluded.pinned_at,
  author = excluded.author

-- name: unpin
DELETE FROM pins WHERE suite_id = :suite AND name = :name

-- name: pins
SELECT name, run_id, improve, pinned_at, author FROM pins
WHERE suite_id = :suite AND (:as_of IS NULL OR pinned_at <= :as_of) ORDER BY name

-- name: runsOfPin
SELECT DISTINCT p.run_id FROM pins AS p JOIN suites AS s ON s.id = p.suite_id
WHERE p.name = :name AND (:suite IS NULL OR s.name = :suite)
ORDER BY p.run_id

-- name: addAcceptance
INSERT INTO acceptances (run_id, rule, test_id, reason, author, accepted_at)
VALUES (:run, :rule, :test, :reason, :author, :at)

-- name: acceptancesOfSuite
SELECT
  a.rule, a.test_id, a.reason, a.author, a.run_id, r.started_at, r.branch, r.commit_hash,
  EXISTS (SELECT 1 FROM attempts AS t WHERE t.run_id = a.run_id AND t.test_id = a.test_id)
    OR EXISTS (SELECT 1 FROM benchmarks AS b WHERE b.run_id = a.run_id AND b.test_id = a.test_id)
    AS has_test
FROM acceptances AS a JOIN runs AS r ON r.id = a.run_id
WHERE r.suite_id = :suite AND (:as_of IS NULL OR a.accepted_at <= :as_of) ORDER BY a.id

-- name: addDuet
INSERT INTO duets (
  run_id, test_id, base_commit, ratio, ratio_low, ratio_high, extra_us, p_value, is_slower, runs_head,
  runs_base, compared_at)
VALUES (:run, :test, :base, :ratio, :low, :high, :extra, :p_value, :is_slower, :runs_head, :runs_base, :at)
ON CONFLICT DO UPDATE SET
  base_commit = excluded.base_commit, ratio = excluded.ratio, ratio_low = excluded.ratio_low,
  ratio_high = excluded.ratio_high, extra_us = excluded.extra_us, p_value = excluded.p_value,
  is_slower = excluded.is_slower, runs_head = excluded.runs_head, runs_base = excluded.runs_base,
  compared_at = excluded.compared_at

-- name: duetsOfRun
SELECT
  test_id, base_commit, ratio, ratio_low, ratio_high, extra_us, p_value, is_slower, runs_head, runs_base
FROM duets WHERE run_id = :run AND (:as_of IS NULL OR compared_at <= :as_of)

-- name: addAnnouncedChange
INSERT INTO reported_changes (run_id, subject) VALUES (:run, :subject)
ON CONFLICT DO NOTHING

-- name: announcedChanges
SELECT c.run_id, c.subject FROM reported_changes AS c JOIN runs AS r ON r.id = c.run_id
JOIN suites AS s ON s.id = r.suite_id WHERE s.name = :suite

-- name: verdictsOfRun
SELECT id, judged_at, verdict FROM verdicts WHERE run_id = :run ORDER BY id DESC LIMIT :limit

-- name: settingsOfVerdict
SELECT name, value FROM verdict_settings WHERE verdict_id = :verdict ORDER BY name

-- name: rulesOfVerdict
SELECT rule, status, summary, limit_is, actual FROM rule_results WHERE verdict_id = :verdict ORDER BY rule

-- name: findingsOfVerdict
SELECT f.rule, f.number, t.file, t.container, t.class, t.name, f.summary
FROM findings AS f LEFT JOIN tests AS t ON t.id = f.test_id
WHERE f.verdict_id = :verdict ORDER BY f.rule, f.number

-- name: figuresOfVerdict
SELECT rule, number, name, value FROM finding_figures
WHERE verdict_id = :verdict ORDER BY rule, number, name
