-- Renames that git or the tests' names prove are followed without being told.

-- proof: git where the file was moved, tests where all tests of a class or file came back under another;
-- NULL where somebody said so.
ALTER TABLE aliases ADD COLUMN proof TEXT;

-- Proven renames that somebody took back.
CREATE TABLE refused_renames (
  old_test_id INTEGER NOT NULL REFERENCES tests,
  new_test_id INTEGER NOT NULL REFERENCES tests,
  PRIMARY KEY (old_test_id, new_test_id)
) STRICT, WITHOUT ROWID;
