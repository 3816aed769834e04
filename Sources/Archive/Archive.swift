// The history of many repositories in ClickHouse: bundles that travel, and rows that are asked.
//
// - Requests/    One question to a server by HTTP, through curl: where it is, who asks, what went wrong.
// - Rows/        Values as a server takes and gives them: literals, RowBinary, the columns of each table.
// - Place/       Where bundles travel to and from, the schema there, and the rows that are made of bundles.
// - Twins/       The queries of Queries/clickhouse, which answer what those of the same names do in a store.
// - Statements/  The statements of the program's own, each below its name; the build makes constants of them.
//
// Migrations/clickhouse and Queries/clickhouse at the top of the project belong to it too.
//
// Never here: a verdict or what leads to one: the gate judges by the store, on what was pulled.
