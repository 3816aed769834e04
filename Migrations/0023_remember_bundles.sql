-- What the bundles of a run are called, so that what travels is known without being made again. A run that is written
-- anew has none until they are asked for.
CREATE TABLE bundles (
  name   TEXT PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX bundles_of_run ON bundles (run_id);
