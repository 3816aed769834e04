INSERT INTO shards (
  run_id, number, total, environment_id, is_complete, wall_us, wall_source, user_us, system_us, cores,
  workers, runner, exit_code, probe_version, probe_before_us, probe_after_us
) VALUES (
  :run, :number, :total, :environment, :is_complete, :wall_us, :wall_source, :user_us, :system_us,
  :cores, :workers, :runner, :exit_code, :probe_version, :probe_before_us, :probe_after_us
)
