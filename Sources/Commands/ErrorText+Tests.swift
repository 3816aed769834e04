import Analysis
import History
import Quarantine
import Store

extension ErrorText {
  /// What is said of a test that is not there, or not as it is called; nil for other errors.
  static func text(ofTest error: any Error) -> ErrorText? {
    switch error {
    case TestNameError.unknown(let name, let nearest):
      ErrorText(
        "no test is called \(name)", listed: nearest, "did you mean",
        otherwise: "laptime tests lists ids",
        code: ExitCodes.noInput)
    case let error as BrokenOutside: error.text
    case TestNameError.several(let name, let count, let some):
      ErrorText(
        "\(count) tests have \(name) in their id", listed: some, "give more of it",
        isCut: count > some.count, code: ExitCodes.usage)
    case TestNameError.cut(let name, let count, let some):
      ErrorText(
        "\(count) tests may be cut to \(name)", listed: some, "name one of them",
        isCut: count > some.count, code: ExitCodes.noInput)
    case let error as NoSuchFinding:
      ErrorText(
        "\(error.rule) has \(Units.count(error.count, "finding")) of this run, no number \(error.number)",
        hint: "laptime explain \(error.rule) shows them", code: ExitCodes.noInput)
    default: text(ofQuarantine: error) ?? text(ofRename: error)
    }
  }

  /// A hint that lists names: a single one behind it, several each on a line of its own, so that they can be pasted.
  private init(
    _ message: String, listed names: [String], _ hint: String, otherwise: String? = nil,
    isCut: Bool = false, code: Int32
  ) {
    let isGuess = otherwise != nil
    switch names.count {
    case 0: self.init(message, hint: otherwise, code: code)
    case 1:
      self.init(message, hint: "\(hint) \(names[0])\(isGuess ? "?" : "")", code: code)
    default:
      self.init(message, hint: hint + (isGuess ? " one of these?" : ":"), code: code)
      listed = names + (isCut ? ["…"] : [])
    }
  }

  private static func text(ofQuarantine error: any Error) -> ErrorText? {
    switch error {
    case QuarantineFileError.unreadable(let path):
      ErrorText("cannot read \(path)", code: ExitCodes.noInput)
    case QuarantineFileError.malformed(let path, let problem):
      ErrorText(
        "\(path):\(problem.line):\(problem.column): \(problem.reason)",
        hint: "mend the line first, so that it is not lost", code: ExitCodes.badConfiguration)
    case QuarantineFileError.noEntry(let path, let test, let known):
      ErrorText(
        "no line of \(path) names \(test)",
        hint: guess(test, among: known) ?? "laptime quarantine list shows the tests",
        code: ExitCodes.noInput)
    default: nil
    }
  }

  private static func text(ofRename error: any Error) -> ErrorText? {
    switch error {
    case RenameError.bothInRun(let run):
      ErrorText(
        "run \(run.short) has both tests, so that one is not the other's new name",
        code: ExitCodes.usage)
    case RenameError.circle:
      ErrorText(
        "the new name leads back to the old one",
        hint: "take that rename back first: laptime rename --undo NEW", code: ExitCodes.usage)
    case RenamePatternError.noTest(let pattern):
      ErrorText(
        "no test has an id like \(pattern)", hint: "laptime tests shows the ids",
        code: ExitCodes.noInput)
    case RenamePatternError.noNewTest(let old, let new, let lost, let all):
      ErrorText(
        "\(lost) of \(all) tests have no new name that ran: of \(old) there is no \(new)",
        hint: "nothing was renamed", code: ExitCodes.noInput)
    default: nil
    }
  }
}
