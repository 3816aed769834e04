// Store keeps the history in one SQLite file. The only module that sees SQLite.
//
// SQLite/      a connection, its statements, the migrator; nothing of runs or tests
// Statements/  the statements of the program's own, each below its name; the build makes constants of them
// Writing/     recording a run, and what the gate said
// Blocks/      the results of each run as one block, beside its rows
// Seals/       check sums over the rows of each table
// Sharing/     what travels of runs and decisions, in Bundles/ as bytes, and how it unites with what is here
// Tidying/     what is taken out again: texts, old runs
// Salvage/     a sound store of what can be read of a damaged one
// Reading/     what is asked of the history: runs, tests, past verdicts, and the queries for people
//
// Migrations/ and Queries/ at the top of the project belong to it too: the program carries their files.
//
// Never here: a threshold, a verdict worked out, text for people.
