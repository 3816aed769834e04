// Host is the world around a run: the command that runs the tests (ChildProcess/), git
// (Git/), the variables of the CI (CI/), the machine and its speed (Machine/), and the files that
// hold the reports (ReportFiles/). It reads the world and decides nothing.
