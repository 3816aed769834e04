-- Coverage unites by line, whenever it comes: what is kept of it is what the reports of a run say of each
-- path, and `coverage` is what that comes to.

-- Which lines of a file can be covered, and how many branches they have: the same from run to run as long
-- as the file stays as it is. key: a hash of lines. What no run refers to any more may be deleted.
--
-- All numbers are unsigned varints (LEB128: seven bits a byte, the lowest first, the eighth set where
-- more follow). lines: 1, the number of this format, which holds for `covered` too; the number of runs of
-- consecutive lines; for each run how many lines are left out before it, from line 0 on, and how many it
-- has; then for each line that has branches its distance in this set from the one before, the first from
-- the first line of the set, and the number of branches.
CREATE TABLE line_sets (
  id    INTEGER PRIMARY KEY,
  key   INTEGER NOT NULL UNIQUE,
  lines BLOB NOT NULL
) STRICT;

-- What the reports of a run say of a file, by the path that they give it; reports from other roots give
-- the same file other paths.
-- covered: the number of lengths; the lengths of stretches of the set's lines that are by turns covered
-- and not, the first covered (0 where the first line is not); the lines after the last length go on by
-- turns; then for each line that is covered without all of its branches, or not covered with some of
-- them, its distance as above and the number of covered branches.
-- lines_covered … branches_total: of reports that have totals alone, those of the one that covers most.
-- is_apart: some report names it beside another path that it ends with, so that the two are not one.
CREATE TABLE reported_coverage (
  run_id           INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  file_id          INTEGER NOT NULL REFERENCES files,
  line_set_id      INTEGER REFERENCES line_sets,
  covered          BLOB,
  is_apart         INTEGER NOT NULL CHECK (is_apart IN (0, 1)),
  lines_covered    INTEGER,
  lines_total      INTEGER,
  branches_covered INTEGER,
  branches_total   INTEGER,
  PRIMARY KEY (run_id, file_id),
  CHECK ((line_set_id IS NULL) = (covered IS NULL))
) STRICT, WITHOUT ROWID;
