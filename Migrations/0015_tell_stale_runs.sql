-- is_stale: whether a run's report is of an earlier time than its commit, or another commit's byte for byte. What
-- passed in it forgives nothing.
ALTER TABLE runs ADD COLUMN is_stale INTEGER NOT NULL DEFAULT 0 CHECK (is_stale IN (0, 1));
