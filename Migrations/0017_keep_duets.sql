-- What tests of a run took on its commit beside its base, run in turn on one machine (`laptime duet`).

-- base_commit: the hash of the base. ratio: how many times the base's time, with the bounds of its 95 % interval;
-- NULL where too few runs have one. p_value: how rare so much is where nothing changed.
-- is_slower: 1 where a slowdown was shown, 0 where there is none; NULL where the time was over before that was settled.
CREATE TABLE duets (
  run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  test_id INTEGER NOT NULL REFERENCES tests,
  base_commit TEXT NOT NULL,
  ratio REAL NOT NULL,
  ratio_low REAL,
  ratio_high REAL,
  extra_us INTEGER NOT NULL,
  p_value REAL NOT NULL,
  is_slower INTEGER CHECK (is_slower IN (0, 1)),
  runs_head INTEGER NOT NULL,
  runs_base INTEGER NOT NULL,
  compared_at INTEGER NOT NULL,
  PRIMARY KEY (run_id, test_id)
) STRICT, WITHOUT ROWID;
