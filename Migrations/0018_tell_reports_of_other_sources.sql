-- is_foreign: whether a run's report is certainly none of its source: that of a run of another one, byte for byte.
-- Nothing was measured then.
ALTER TABLE runs ADD COLUMN is_foreign INTEGER NOT NULL DEFAULT 0 CHECK (is_foreign IN (0, 1));
