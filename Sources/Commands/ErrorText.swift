import ArgumentParser
import History
import Host
import Presentation
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
  /// Names that belong to the hint, a line each.
  var listed: [String] = []
  /// Whether it says itself what was not done.
  var saysWhatIsMissing = false
  var code: Int32

  /// The error's text; nil for one that is ArgumentParser's to word.
  init?(_ error: any Error) {
    let text =
      Self.text(ofInput: error) ?? Self.text(ofRun: error) ?? Self.text(ofTest: error)
      ?? Self.text(ofShared: error) ?? Self.text(ofCommand: error)
    guard let text else { return nil }
    self = text
  }

  /// What reports, the store, queries and the configuration say.
  private static func text(ofInput error: any Error) -> ErrorText? {
    switch error {
    case let error as ReportError: ErrorText(error)
    case let error as UnknownReportFormat: ErrorText(error)
    case let error as StoreError: ErrorText(error)
    case let error as RecordingError: ErrorText(error)
    case let error as QueryError: ErrorText(error)
    case let error as QueryFileError: text(of: error)
    case let error as ConfigurationError: ErrorText(error)
    case let error as UnknownPolicySource:
      error.isCheckout
        ? ErrorText(
          "git knows no branch or commit \(error.name) here, which the policy is to be read from",
          hint: "git fetch --depth=1 origin \(error.name):refs/remotes/origin/\(error.name)",
          code: ExitCodes.noInput)
        : ErrorText(
          "no checkout of git is here to read the policy of \(error.name) from",
          hint: "run it inside the repository", code: ExitCodes.noInput)
    case let error as ChangeCoverageError: ErrorText(error)
    case let error as FileError:
      ErrorText("cannot write \(error.path): \(error.reason)", code: ExitCodes.cannotWrite)
    case let error as FileBusy:
      ErrorText(
        "\(error.path): another process was changing it for more than \(error.seconds) s",
        hint: "try again", code: ExitCodes.busy)
    case is NoScratchFolder:
      ErrorText("no folder for temporary files can be made", code: ExitCodes.cannotWrite)
    default: nil
    }
  }

  /// What commands say, and what runs of them.
  private static func text(ofCommand error: any Error) -> ErrorText? {
    switch error {
    case let error as SpawnError:
      ErrorText("cannot run \(error.command): \(error.reason)", code: error.shellCode)
    case let error as UnknownCommand:
      ErrorText(
        "no command is called \(error.name)",
        hint: recording(error.typed) ?? guess(error.name, among: error.known)
          ?? "\(error.parent) --help lists them",
        code: ExitCodes.usage)
    case let error as MalformedArgument:
      ErrorText(
        "word \(error.place) of the command line is not in UTF-8: \(error.shown)",
        hint: "give the file another name, or a link of another name", code: ExitCodes.usage)
    case let error as DuetError: ErrorText(error)
    case let error as CommentRefused:
      ErrorText(
        "the comment was not taken",
        hint: "this says why: \(error.command.map(ShellQuoting.word).joined(separator: " "))",
        code: ExitCodes.cannotWrite)
    case is CannotNameTests:
      ErrorText(CannotNameTests.reason, hint: CannotNameTests.next, code: ExitCodes.usage)
    case let error as NoReport: error.text
    default: nil
    }
  }

  init(_ message: String, words: [String] = [], hint: String? = nil, code: Int32) {
    self.message = message
    self.words = words
    self.hint = hint
    self.code = code
  }

  /// What to type where the words start a runner, which people forget to have recorded; nil for other words.
  private static func recording(_ words: [String]) -> String? {
    RunnerList.runner(startedBy: words) == nil
      ? nil : "to record what it runs: \(NextStep.measure.command(running: words))"
  }

  /// A question after the known names that may have been meant; nil where none is near.
  static func guess(_ name: String, among known: [String]) -> String? {
    let likely = Spelling.likely(for: name, among: known)
    return likely.isEmpty ? nil : "did you mean \(likely.joined(separator: " or "))?"
  }

  /// The names that there are, where few are; nil where there is none.
  static func listing(_ known: [String]) -> String? {
    guard !known.isEmpty else { return nil }
    let more = known.count > 12 ? ", …" : ""
    return "there are \(known.sorted().prefix(12).joined(separator: ", "))\(more)"
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
    return text + listed.map { "    \(TerminalText.visible($0))\n" }.joined()
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

  private static func text(of error: QueryFileError) -> ErrorText? {
    guard let reason = ErrorText(error.reason) else { return nil }
    let place = "\(error.path)\(error.line.map { ":\($0)" } ?? "")"
    return ErrorText("\(place): \(reason.message)", code: reason.code)
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
