-- What was taken out on purpose does not return from another store: runs that were thinned out, and recordings that a
-- text was taken out of.

-- project, suite: by name, since neither need be here. run: the key of the run. content: '' where all of the run went,
-- 'd' where run is the hash of a decision whose words went, else the hash of what the recording told, by which it is
-- known again. was, kept: hashes of all of it before and after; of what tells the same, that which was kept is taken.
-- bundle: the end of the name under which it travelled.
CREATE TABLE removals (
  run        TEXT NOT NULL CHECK (length(run) = 32),
  content    TEXT NOT NULL,
  was        TEXT NOT NULL,
  removed_at INTEGER NOT NULL,
  author     TEXT NOT NULL,
  project    TEXT NOT NULL,
  suite      TEXT NOT NULL,
  kept       TEXT NOT NULL,
  bundle     TEXT NOT NULL,
  PRIMARY KEY (run, content, was, removed_at, author)
) STRICT, WITHOUT ROWID;
