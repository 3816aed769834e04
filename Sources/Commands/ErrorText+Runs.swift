import History
import Presentation

extension ErrorText {
  /// What is said of a run that is not there, or not as it is asked for; nil for other errors.
  static func text(ofRun error: any Error) -> ErrorText? {
    switch error {
    case let error as NothingLost:
      ErrorText(
        "\(error.rule) finds nothing that run \(error.run.short) lost and nobody accepted",
        hint: error.others.isEmpty
          ? "\(NextStep.judge(run: error.run).command) says what it lost"
          : "of it can be accepted: \(error.others.joined(separator: ", "))",
        code: ExitCodes.noInput)
    case let error as UnknownRevision:
      ErrorText(
        "git knows no commit \(error.text) here, and no run is of one",
        hint: "name it by its hash: git log --oneline lists them, laptime runs those of runs",
        code: ExitCodes.noInput)
    case let error as NothingToPlan:
      ErrorText(
        "no complete run of \(error.suite) with tests is recorded",
        hint: "record one: \(Repository.likelyRun), or what runs your tests", code: ExitCodes.noData
      )
    case let error as NoRunOfCommit:
      ErrorText(
        error.sentence, hint: "name a run: --run \(error.newest.key.short)",
        code: ExitCodes.noInput)
    case let error as NoRunOfProject:
      ErrorText(
        error.sentence,
        hint: "name a run: --run \(error.newest.key.short), or the project in laptime.toml: "
          + "project = \"\(error.newest.project)\"",
        code: ExitCodes.noInput)
    case let error as RunTakenOut:
      ErrorText(
        error.sentence,
        hint: "name a run: --run \(error.run.key.short), or "
          + NextStep.include(run: error.run.key).command,
        code: ExitCodes.noInput)
    case let error as NoBaseline: ErrorText(error)
    default: text(ofName: error)
    }
  }

  /// What is said of a name that nothing has.
  private static func text(ofName error: any Error) -> ErrorText? {
    switch error {
    case let error as UnknownSuite:
      ErrorText(
        "no suite is called \(error.name)",
        hint: error.known.isEmpty
          ? "record a run first: \(Repository.likelyRun), or laptime record junit.xml"
          : guess(error.name, among: error.known)
            ?? "there are \(error.known.joined(separator: ", "))",
        code: ExitCodes.noInput)
    case let error as NoRunOfBranch:
      ErrorText(
        "no run of branch \(error.branch)",
        hint: guess(error.branch, among: error.known) ?? "laptime runs lists them",
        code: ExitCodes.noInput)
    case let error as NoRunMatches:
      ErrorText(
        "no run matches \(error.asked.joined(separator: " "))",
        hint: "laptime runs --limit 0 lists them all", code: ExitCodes.noInput)
    case let error as NoRunCalled:
      ErrorText(
        "no run \(error.name)",
        hint: guess(error.name, among: error.known) ?? "laptime runs lists them",
        code: ExitCodes.noInput)
    case let error as UnknownName:
      ErrorText(
        "no \(error.kind) \(error.name)",
        hint: guess(error.name, among: error.known) ?? listing(error.known),
        code: error.isOfProgram ? ExitCodes.usage : ExitCodes.noInput)
    default: nil
    }
  }

  private init(_ error: NoBaseline) {
    self.init(
      error.name.map { "no baseline of the suite is called \($0)" }
        ?? "no run of the suite is pinned",
      hint: error.name.map {
        Self.guess($0, among: error.known) ?? "laptime baseline list shows them"
      } ?? "pin the run that is to be compared with: laptime baseline pin before",
      code: ExitCodes.noInput)
  }
}
