-- The complete runs of the trunk before a run, newest first; of one class of machines where one is named.
SELECT * FROM run_list
WHERE suite_id = :suite
  AND (branch = :trunk OR (branch IS NULL AND :branch IS NULL))
  AND is_complete = 1 AND excluded_why IS NULL
  AND EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = run_list.run_id)
  AND (started_at, run_id) < (:started_at, :run)
  AND (:base_depth IS NULL OR commit_depth IS NULL OR commit_depth <= :base_depth)
  AND (:any_machine OR (cpu_model IS :cpu_model AND machine_cores IS :machine_cores))
ORDER BY started_at DESC, run_id DESC
LIMIT :limit
