// The test runners of the world, as facts and pure functions.
//
// - Known/    One file a runner: how its command looks, which reports it writes and where, how it takes
//             tests, what its exit codes say. A new runner is a file here and a line in `RunnerList`.
// - Reports/  What the runners' facts say of one command: the reports that it names, and how to send them
//             elsewhere.
// - Requests/ How a command's runners are asked for reports that nobody asked for: by words, by variables.
// - Hooks/    What the languages of some runners load for that, as text: a file each.
// - Owners/   `CODEOWNERS`.
// - Beside them what holds for all runners: the list, commands that run some tests again, exit codes, launchers,
//   and what they print of demands that were not met, of stopping early and of the time that a build took.
//
// Never here: running a command, looking at files, the environment (Host), reading reports (Reports).
