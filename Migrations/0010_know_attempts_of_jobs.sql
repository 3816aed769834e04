-- Jobs that a CI starts again continue the run that they began.

-- shard: which part of the run the report is of. ci_job, ci_attempt, ci_batch: the CI's job and its
-- execution, greater for a later one; what was started together has one batch. Only for reports of tests,
-- and NULL where no CI told.
ALTER TABLE reports ADD COLUMN shard INTEGER;
ALTER TABLE reports ADD COLUMN ci_job TEXT;
ALTER TABLE reports ADD COLUMN ci_attempt INTEGER;
ALTER TABLE reports ADD COLUMN ci_batch TEXT;

-- How many tests the part had; NULL in stores of earlier versions.
ALTER TABLE shards ADD COLUMN tests INTEGER;

-- shard: 0 where that is not known. is_settled: a later execution of the whole job was without it.
ALTER TABLE run_errors ADD COLUMN shard INTEGER;
ALTER TABLE run_errors ADD COLUMN is_settled INTEGER NOT NULL DEFAULT 0;
UPDATE run_errors SET shard = 0;

-- continued_at: when a part or a later execution of its job was last added to it.
ALTER TABLE runs ADD COLUMN continued_at INTEGER;
CREATE INDEX continued_runs ON runs (continued_at) WHERE continued_at IS NOT NULL;
CREATE INDEX runs_of_run_key ON runs (suite_id, run_key) WHERE run_key IS NOT NULL;
