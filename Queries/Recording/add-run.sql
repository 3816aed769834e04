INSERT INTO runs (
  key, suite_id, run_key, source, commit_hash, tree_hash, is_dirty, subject, branch, base_branch,
  merge_base, kind, build_url, started_at, recorded_at, commit_depth, base_depth, order_source, is_complete
) VALUES (
  :key, :suite, :run_key, :source, :commit, :tree, :is_dirty, :subject, :branch, :base_branch,
  :merge_base, :kind, :build_url, :started_at, :recorded_at, :commit_depth, :base_depth, :order_source, 0
)
