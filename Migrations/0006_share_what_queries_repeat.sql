-- What several questions repeat stands once, and pins are called what they are.

ALTER TABLE baselines RENAME TO pins;

-- Each test under each of its names: what it was recorded as, for what it is called now.
CREATE VIEW test_lineage AS
SELECT id AS test_id, id AS recorded_test_id FROM tests
UNION ALL
SELECT test_id, old_test_id FROM renamed_tests;

-- What each test took first in each run in which it ran and was measured, under the name that it has now.
CREATE VIEW first_durations AS
SELECT run_id, test_id, recorded_test_id, duration_us
FROM first_attempts
WHERE outcome <> 0 AND duration_us IS NOT NULL;

-- What failures said, in one text. cause: the same for what likely has one cause: the fingerprint, else
-- the first line.
CREATE VIEW message_list AS
SELECT
  message_id,
  coalesce(message, type, detail) AS message,
  coalesce(fingerprint, type || ' ' || first_line, first_line, type, '') AS cause
FROM (
  SELECT
    id AS message_id, type, message, detail, fingerprint,
    substr(message, 1, instr(message || char(10), char(10)) - 1) AS first_line
  FROM messages
);

-- What the gate said, each time that it judged a run: the rules that failed, warned or need more attempts,
-- and the settings that it went by.
CREATE VIEW verdict_list AS
SELECT
  id AS verdict_id,
  run_id,
  strftime('%Y-%m-%dT%H:%M:%SZ', judged_at / 1000000, 'unixepoch') AS judged_at,
  verdict,
  (SELECT group_concat(rule, ', ') FROM rule_results
   WHERE verdict_id = v.id AND status = 'fail') AS failed,
  (SELECT group_concat(rule, ', ') FROM rule_results
   WHERE verdict_id = v.id AND status = 'warn') AS warned,
  (SELECT group_concat(rule, ', ') FROM rule_results
   WHERE verdict_id = v.id AND status = 'inconclusive') AS inconclusive,
  (SELECT group_concat(name || '=' || value, ' ') FROM verdict_settings
   WHERE verdict_id = v.id) AS settings
FROM verdicts AS v;
