import History
import Runners

extension ErrorText {
  init(_ error: DuetError) {
    switch error {
    case .noCheckout:
      self.init(
        "no checkout of git with a commit is here, so there is no base",
        hint: "run it inside the repository", code: ExitCodes.noInput)
    case .unknownBase(let base):
      self.init(
        "git knows no commit \(base)", hint: "git fetch origin \(base)", code: ExitCodes.noInput)
    case .nothingBefore(let commit, let isShallow):
      self.init(
        "git knows no commit before \(commit.prefix(10))",
        hint: isShallow
          ? "the clone was cut: git fetch --unshallow (of actions/checkout fetch-depth: 0)"
          : "it is the first one: name another with --base COMMIT",
        code: ExitCodes.noInput)
    case .sameCommit(let base):
      self.init(
        "the base \(base.prefix(10)) is the commit that is checked out, and nothing here differs from it",
        hint: "name another: --base \(base.prefix(10))^", code: ExitCodes.noInput)
    case .suiteTooLong(let wall, let budget, let option):
      let took = wall.map { "takes about \(Units.duration($0))" } ?? "is not over in that time"
      self.init(
        "no history tells what to compare, and of the \(Units.duration(budget)) to compare in "
          + "a run of the suite, which each side needs, \(took)",
        hint: "\(option) \(max(1, (wall ?? 10 * budget) / 12_000_000))m, or name tests: "
          + "laptime duet TEST -- COMMAND", code: ExitCodes.noInput)
    case .noWorktree(let commit):
      self.init(
        "git cannot check \(commit.prefix(10)) out into .laptime/duet",
        hint: "git worktree add --detach .laptime/duet/try \(commit.prefix(10)) says why",
        code: ExitCodes.noInput)
    case .prepareFailed(let command, let code, let words):
      self.init(
        "the base cannot be prepared: \(command) ended with code \(code)", words: words,
        hint: "[duet] prepare of laptime.toml, or --prepare, says how", code: ExitCodes.noInput)
    case .noTests(let side, let command, let words):
      self.init(
        "no test of \(side) was seen", words: words,
        hint: "if it needs a build or packages there: --prepare COMMAND"
          + (RunnerList.runner(namedIn: command)?.ownReport.map { "; a report: \($0)" } ?? ""),
        code: ExitCodes.noInput)
    case .unknownTest(let name):
      self.init(
        "no test of this commit is called \(name)",
        hint: "laptime tests lists ids", code: ExitCodes.noInput)
    }
  }
}
