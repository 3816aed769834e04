-- Which runs there are, newest first
-- :suite           one suite (all)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :limit           how many runs (20)
-- :project         one project (that at hand)
SELECT
  substring(run, 1, 8) AS run,
  started,
  suite_name AS suite,
  branch,
  substring(commit_hash, 1, 8) AS commit,
  subject,
  tests,
  failed,
  flaky,
  wall_us,
  multiIf(
    excluded_why IS NOT NULL, concat('excluded: ', excluded_why),
    is_complete = 0, 'incomplete',
    verdict) AS state
FROM (
  SELECT *, concat(replaceOne(toString(toDateTime(intDiv(started_at, 1000000), 'UTC')), ' ', 'T'), 'Z') AS started
  FROM runs
  WHERE ({project:String} = '' OR project = {project:String})
    AND ({suite:String} = '' OR suite_name = {suite:String})
  ORDER BY version DESC
  LIMIT 1 BY id
)
WHERE ({branch:String} = '' OR branch = {branch:String})
  AND ({since:String} = '' OR started >= {since:String})
  AND ({until:String} = '' OR substring(started, 1, length({until:String})) <= {until:String})
  AND ({where:String} = '' OR hasAll(labels, splitByChar(',', {where:String})))
ORDER BY started_at DESC, id DESC
LIMIT {limit:UInt64}
