-- Changes that `laptime changes --fail-on-new` has reported, so that each is reported once.
-- subject: the test's id, with what was measured of it.
CREATE TABLE reported_changes (
  run_id      INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  subject     TEXT NOT NULL,
  reported_at INTEGER NOT NULL,
  PRIMARY KEY (run_id, subject)
) STRICT, WITHOUT ROWID;
