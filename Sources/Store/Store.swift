// Store keeps the history in one SQLite file: connection, statement, migrator, one typed call a
// query, writing a run. The only module that sees SQLite; it never sees a threshold.
