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
    case .suiteTooLong(let wall, let budget):
      self.init(
        "there is no history yet, and the suite of the base would take about "
          + "\(Units.duration(wall)) of \(Units.duration(budget))",
        hint: "--confirm-budget \(max(1, wall / 30_000_000))m", code: ExitCodes.noInput)
    case .noWorktree(let commit):
      self.init(
        "git cannot check \(commit.prefix(10)) out into .laptime/duet",
        hint: "git worktree add --detach .laptime/duet/try \(commit.prefix(10)) says why",
        code: ExitCodes.noInput)
    case .prepareFailed(let command, let code, let words):
      self.init(
        "the base cannot be prepared: \(command) ended with code \(code)"
          + words.map { "\n    \($0)" }.joined(),
        hint: "[duet] prepare of laptime.toml, or --prepare, says how", code: ExitCodes.noInput)
    case .noTests(let side, let command, let words):
      self.init(
        "no test of \(side) was seen" + words.map { "\n    \($0)" }.joined(),
        hint: "if it needs a build or packages there: --prepare COMMAND"
          + (RunnerList.runner(namedIn: command)?.ownReport.map { "; a report: \($0)" } ?? ""),
        code: ExitCodes.noInput)
    case .unknownTest(let name):
      self.init(
        "this commit and its base share no passing test that is called \(name)",
        hint: "laptime tests lists ids", code: ExitCodes.noInput)
    }
  }
}
