-- What is written is read: what a run alone is described by is shown by the query facts-of-run, and what no
-- question needs goes. Two tables wait for commands to come: attachments for profiles, daily_summaries for
-- attempts that are thinned out.

-- commands says how each command ended.
ALTER TABLE shards DROP COLUMN exit_code;

-- That a change was reported is what counts.
ALTER TABLE reported_changes DROP COLUMN reported_at;
