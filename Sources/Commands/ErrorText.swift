import Analysis
import ArgumentParser
import History
import Host
import Presentation
import Quarantine
import Reports
import Runners
import Store

/// The wording of every error, and the exit code that goes with it.
struct ErrorText {
  /// What is wrong, and where.
  var message: String
  /// What a program said of it, line by line.
  var words: [String] = []
  /// What to type or change next, if there is something.
  var hint: String?
  var code: Int32

  /// The error's text; nil for one that is ArgumentParser's to word.
  init?(_ error: any Error) {
    switch error {
    case let error as ReportError: self.init(error)
    case let error as UnknownReportFormat: self.init(error)
    case let error as StoreError: self.init(error)
    case let error as RecordingError: self.init(error)
    case let error as QueryError: self.init(error)
    case let error as QueryFileError:
      self.init(error.reason)
      message = "\(error.path)\(error.line.map { ":\($0)" } ?? ""): \(message)"
      hint = nil
    case let error as ConfigurationError: self.init(error)
    case let error as ChangeCoverageError: self.init(error)
    case let error as SpawnError:
      self.init("cannot run \(error.command): \(error.reason)", code: error.shellCode)
    case let error as FileError:
      self.init("cannot write \(error.path): \(error.reason)", code: ExitCodes.cannotWrite)
    case let error as NothingLost:
      self.init(
        "\(error.rule) finds nothing that run \(error.run.short) lost and nobody accepted",
        hint: error.others.isEmpty
          ? "laptime gate --run \(error.run.short) says what it lost"
          : "of it can be accepted: \(error.others.joined(separator: ", "))",
        code: ExitCodes.noInput)
    case let error as UnknownRevision:
      self.init(
        "git knows no commit \(error.text) here", hint: "name it by its hash",
        code: ExitCodes.noInput)
    case let error as UnknownSuite:
      self.init(
        "no suite is called \(error.name)",
        hint: error.known.isEmpty
          ? "record a run first: laptime record junit.xml"
          : Self.guess(error.name, among: error.known)
            ?? "there are \(error.known.joined(separator: ", "))",
        code: ExitCodes.noInput)
    case let error as NoRunOfBranch:
      self.init(
        "no run of branch \(error.branch)",
        hint: Self.guess(error.branch, among: error.known) ?? "laptime runs lists them",
        code: ExitCodes.noInput)
    case let error as NoRunOfCommit:
      self.init(
        error.sentence, hint: "name a run: --run \(error.newest.key.short)",
        code: ExitCodes.noInput)
    case let error as RunTakenOut:
      let run = error.run.key.short
      self.init(
        error.sentence, hint: "name a run: --run \(run), or laptime runs include \(run)",
        code: ExitCodes.noInput)
    case let error as UnknownCommand:
      let guess = Self.guess(error.name, among: error.known)
      self.init(
        "no command is called \(error.name)", hint: guess ?? "laptime --help lists them",
        code: ExitCodes.usage)
    case TestNameError.unknown(let name, let nearest):
      self.init(
        "no test is called \(name)",
        hint: nearest.isEmpty
          ? "laptime tests lists ids" : "did you mean \(nearest.joined(separator: ", "))?",
        code: ExitCodes.noInput)
    case let error as NoSuchFinding:
      self.init(
        "\(error.rule) has \(Units.count(error.count, "finding")) of this run, no number \(error.number)",
        hint: "laptime explain \(error.rule) shows them", code: ExitCodes.noInput)
    case TestNameError.several(let name, let count, let some):
      self.init(
        "\(count) tests have \(name) in their id",
        hint: "give more of it: \(some.joined(separator: ", "))\(count > some.count ? ", …" : "")",
        code: ExitCodes.usage)
    case QuarantineFileError.unreadable(let path):
      self.init("cannot read \(path)", code: ExitCodes.noInput)
    case QuarantineFileError.malformed(let path, let problem):
      self.init(
        "\(path):\(problem.line):\(problem.column): \(problem.reason)",
        hint: "mend the line first, so that it is not lost", code: ExitCodes.badConfiguration)
    case QuarantineFileError.noEntry(let path, let test):
      self.init(
        "no line of \(path) names \(test)", hint: "laptime quarantine list shows the tests",
        code: ExitCodes.noInput)
    case RenameError.bothInRun(let run):
      self.init(
        "run \(run.short) has both tests, so that one is not the other's new name",
        code: ExitCodes.usage)
    case RenameError.circle:
      self.init(
        "the new name leads back to the old one",
        hint: "take that rename back first: laptime rename --undo NEW", code: ExitCodes.usage)
    case RenamePatternError.noTest(let pattern):
      self.init(
        "no test has an id like \(pattern)", hint: "laptime tests shows the ids",
        code: ExitCodes.noInput)
    case RenamePatternError.noNewTest(let old, let new, let lost, let all):
      self.init(
        "\(lost) of \(all) tests have no new name that ran: of \(old) there is no \(new)",
        hint: "nothing was renamed", code: ExitCodes.noInput)
    case let error as DuetError: self.init(error)
    case is CannotNameTests:
      self.init(CannotNameTests.reason, hint: CannotNameTests.next, code: ExitCodes.usage)
    case is NoScratchFolder:
      self.init("no folder for temporary files can be made", code: ExitCodes.cannotWrite)
    case let error as NoReport:
      self.init(
        "the command wrote no report that could be found",
        hint: RunnerList.runner(namedIn: error.command)?.ownReport.map {
          "have it write one: laptime run -- \($0)"
        } ?? "name the file that it writes: laptime run --report FILE -- COMMAND",
        code: ExitCodes.noInput)
    default: return nil
    }
  }

  init(_ message: String, words: [String] = [], hint: String? = nil, code: Int32) {
    self.message = message
    self.words = words
    self.hint = hint
    self.code = code
  }

  /// A question after the known names that may have been meant; nil where none is near.
  static func guess(_ name: String, among known: [String]) -> String? {
    let likely = Spelling.likely(for: name, among: known)
    return likely.isEmpty ? nil : "did you mean \(likely.joined(separator: " or "))?"
  }

  /// `laptime: junit.xml:1:1034: …`, and the hint on a line of its own.
  /// The message, and what a program said of it on lines of their own.
  var shownMessage: String {
    "\(TerminalText.visible(message))\n"
      + words.map { "    \(TerminalText.visible($0))\n" }.joined()
  }

  var text: String {
    var text = "laptime: \(shownMessage)"
    if let hint { text += "  hint: \(TerminalText.visible(hint))\n" }
    return text
  }

  private init(_ error: ReportError) {
    let file = error.file == "-" ? "standard input" : error.file
    let place = error.position.map { ":\($0.line):\($0.column)" } ?? ""
    let byte = error.position.map { " (byte \($0.byte))" } ?? ""
    let code =
      switch error.kind {
      case .missing: ExitCodes.noInput
      case .unreadable: ExitCodes.noInput
      case .malformed: ExitCodes.badReport
      }
    self.init("\(file)\(place): \(error.reason)\(byte)", hint: error.hint, code: code)
  }

  private init(_ error: UnknownReportFormat) {
    let nearest = Spelling.nearest(to: error.name, among: error.known, limit: 3)
    self.init(
      "no format is called \(error.name)",
      hint: "nearest are \(nearest.joined(separator: ", ")); laptime formats lists all",
      code: ExitCodes.usage)
  }

  private init(_ error: ConfigurationError) {
    let place = error.place.map { ":\($0.line):\($0.column)" } ?? ""
    self.init(
      "\(error.file)\(place): \(error.reason)", hint: error.hint,
      code: ExitCodes.badConfiguration)
  }
}
