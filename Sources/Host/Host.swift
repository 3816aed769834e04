// The world around a run, as it is: read, run, never judged.
//
// - CI/       What the variables of a CI system say of the build, one file a system.
// - Git/      What a checkout says: source, branch, changed files.
// - Machine/  Cores, memory, quotas, clocks and the speed probe.
// - Process/  Running a command as if Laptime were not there, and what it took.
// - Remotes/  Where bundles travel to and from: folders, refs of git, buckets of S3.
// - Files/    Patterns, folders, and the reports that appeared while a command ran.
//
// Never here: what a runner's options mean (Runners), the contents of reports (Reports), decisions.
