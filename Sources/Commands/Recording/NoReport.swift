import Host
import Presentation
import Runners

/// The command left no report that could be recorded.
struct NoReport: Error {
  var command: [String]
  /// The runner that was heard in what the command printed; nil where none was.
  var heard: (any Runner)?
  /// The exit code of the command; 0 where it succeeded.
  var code: Int32 = 0
  /// What kept it from running tests, by what it printed; nil where that is not known.
  var failure: LoadFailure?
  /// Whether its runner was asked for a report.
  var wasAsked = false

  init(command: [String]) { self.command = command }

  /// With what the command said.
  init(_ measured: MeasuredCommand, _ command: [String]) {
    self.command = command
    heard = measured.heard
    code = measured.usage.end.shellCode
    failure = measured.loadFailure
    wasAsked = measured.wasAsked
  }
}

extension NoReport {
  /// What to type for a report.
  var hint: String {
    let typed = command.map(ShellQuoting.word).joined(separator: " ")
    if let seen = RunnerList.runner(namedIn: command)?.ownReport {
      let isHere = RunnerList.runner(startedBy: command) != nil
      return isHere
        ? "have it write one: laptime run -- \(seen)"
        : "have it write one: \(seen), then laptime run --report FILE -- \(typed)"
    }
    guard let heard, let own = heard.ownReport else {
      return "name the file that it writes: laptime run --report FILE -- \(typed)"
    }
    return "\(heard.name) ran out of sight: have it write one there, as \(own) does, "
      + "then laptime run --report FILE -- \(typed)"
  }

  /// What it says. Where tests could not be built or loaded there is no report to ask for.
  var text: ErrorText {
    let nothing = "nothing was recorded, and the exit code is the command's: \(code)"
    var text: ErrorText
    if let failure {
      text = ErrorText(
        failure.isOfBuild
          ? "the build failed before any test ran; \(nothing)"
          : "a file could not be loaded, so that no test ran; \(nothing)",
        words: [words(of: failure)], code: ExitCodes.noInput)
    } else if wasAsked, code != 0 {
      text = ErrorText(
        "the command failed before its runner told of any test; \(nothing)",
        code: ExitCodes.noInput)
    } else {
      return ErrorText(
        "the command wrote no report that could be found", hint: hint, code: ExitCodes.noInput)
    }
    text.saysWhatIsMissing = true
    return text
  }

  /// Places in the project are those of people.
  private func words(of failure: LoadFailure) -> String {
    let folder = Terminal.currentFolder() + "/"
    let place = failure.place.map { $0.hasPrefix(folder) ? String($0.dropFirst(folder.count)) : $0 }
    return (place.map { "\($0): " } ?? "") + failure.message
  }
}
