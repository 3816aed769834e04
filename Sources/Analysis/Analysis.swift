// What history says of tests. Pure: histories and numbers in, findings and probabilities out.
//
// - Durations/  Baselines, the machine's factor, slower tests, groups and suites, their confirmation
//                by re-runs and duets, and the streaks of slow runs that nobody ran again.
// - Changes/    Lasting changes and creeping growth in the series of a suite, and where they began.
// - Flakes/     Tallies of outcomes by source, the flake model, a test's state, blame, cost, retries.
// - Coverage/   How much of a change is covered.
// - Failures/   What makes two failures the same, their causes, and whose a failure is.
// - Plans/      What a suite takes on other numbers of workers, in another order, in shards, and what would help.
// - Selection/  Which tests to run where there is no time for all, and what that would have found.
// - Losses/     Tests that went from the trunk, though nobody took that on purpose.
// - Renames/    Tests that go by another name or left, and the files that hold them.
//
// Never here: a policy's limits and verdicts (Gate), files, SQL, a clock, text for people.
