import History

extension ErrorText {
  init(_ error: ChangeCoverageError) {
    let record = "laptime record junit.xml coverage.xml"
    switch error {
    case .noCheckout:
      self.init(
        "no checkout of git is here, which knows what the change is",
        hint: "run it inside the repository", code: ExitCodes.noInput)
    case .noRun:
      self.init("no run has coverage", hint: record, code: ExitCodes.noInput)
    case .unknownCommit(let run, let commit):
      self.init(
        commit.map {
          "run \(run.short) is of commit \(CommitHash.short($0)), which git does not have here"
        }
          ?? "of run \(run.short) no commit is known",
        hint: commit == nil ? "record with --commit SHA, inside the repository" : "git fetch",
        code: ExitCodes.noInput)
    case .unknownBase(let base):
      self.init(
        "git knows no commit \(base)", hint: "git fetch origin \(base)", code: ExitCodes.noInput)
    case .nothingShared(let base, let commit, let isShallow):
      self.init(
        "git finds no commit that \(CommitHash.short(commit)) shares with \(base)",
        hint: isShallow
          ? "the clone was cut: git fetch --unshallow (of actions/checkout fetch-depth: 0)"
          : "name the base: laptime coverage --diff BASE",
        code: ExitCodes.noInput)
    case .noCoverage(let run):
      self.init("run \(run.short) has no coverage", hint: record, code: ExitCodes.noInput)
    case .totalsAlone(let run):
      self.init(
        "the coverage of run \(run.short) has no lines, only totals",
        hint: "record a report that tells lines, such as Cobertura's, LCOV's or JaCoCo's",
        code: ExitCodes.noInput)
    case .noDiff(let base, let commit):
      self.init(
        "git does not tell what \(CommitHash.short(commit)) changes since \(CommitHash.short(base))",
        code: ExitCodes.noInput)
    }
  }
}
