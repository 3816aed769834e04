-- A run is written once and read as a whole many times: what its tests did also stands as one block, which the page
-- Blocks of the documentation describes byte by byte. The rows stay the truth. Whoever changes attempts leaves the run
-- without a block; it is read from its rows then, until somebody who may write makes one of them.
CREATE TABLE run_blocks (
  run_id  INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
  results BLOB NOT NULL
) STRICT;

CREATE TRIGGER attempts_were_added AFTER INSERT ON attempts BEGIN
  DELETE FROM run_blocks WHERE run_id = new.run_id;
END;

CREATE TRIGGER attempts_were_changed AFTER UPDATE ON attempts BEGIN
  DELETE FROM run_blocks WHERE run_id = old.run_id;
  DELETE FROM run_blocks WHERE run_id = new.run_id;
END;

CREATE TRIGGER attempts_were_removed AFTER DELETE ON attempts BEGIN
  DELETE FROM run_blocks WHERE run_id = old.run_id;
END;
