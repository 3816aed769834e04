// The nouns of Laptime as plain values. Every module but Statistics and Platform imports it; it imports
// none.
//
// - Runs/      A run, its environment, counts and wall time; the histories that are judged.
// - Keys/      What runs, suites and jobs are known by.
// - Sources/   What was run: a commit, and what differed from it.
// - Tests/     A test's identity and state, its attempts, outcomes, failures and benchmarks.
// - Listing/   What is listed of many runs at once, column by column.
// - Blocks/    The results of a run as one block of bytes, and what is known beside.
// - Profiles/  Where the time of a run went, by function.
// - Reports/   What a reader gives out: events, the summary, the dialect, errors; where reports are.
// - Coverage/  Covered lines of files, and their union.
// - Sharing/   What came of uniting histories.
// - Tidying/   What is taken out of a store, and what came of it.
// - Verdicts/  What the gate said.
// - Time/, Text/  Instants and dates; units, tables, hashes and wildcards.
//
// Never here: decisions, statistics, formats, SQL, or anything of one runner or system alone.
