-- last_failed_at: when that began which was last added to a run and in which something failed. last_failed_behind: the
-- newest run then. What passed elsewhere before forgives nothing of it. NULL where nothing was added that failed.
ALTER TABLE runs ADD COLUMN last_failed_at INTEGER;
ALTER TABLE runs ADD COLUMN last_failed_behind INTEGER;

UPDATE runs SET last_failed_at = continued_at WHERE continued_at IS NOT NULL;
