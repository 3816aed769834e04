INSERT INTO benchmarks (
  run_id, test_id, group_name, minimum_ns, maximum_ns, mean_ns, median_ns, stddev_ns, first_quartile_ns,
  third_quartile_ns, rounds, iterations
) VALUES (
  :run, :test, :group_name, :minimum, :maximum, :mean, :median, :stddev, :first_quartile,
  :third_quartile, :rounds, :iterations
) ON CONFLICT DO NOTHING
