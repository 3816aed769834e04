public import History

extension ExitMeaning {
  /// What the code of a command says, in the form in which a shell passes it on: 128 and the signal's
  /// number for a death by signal.
  ///
  /// The runner's own codes count where the command is the runner, or a launcher that passes its code on.
  /// Of all other commands (shells, build tools, scripts) 1 to 125 may be failed tests.
  public init(code: Int32, of command: [String]) {
    let launcher = Launcher(command)
    if code == 0 {
      self = .passed
    } else if Self.interruptions.contains(Int(code)) || launcher.isTimeLimit(code) {
      self = .interrupted
    } else if let runner = launcher.runner {
      self = runner.meaning(ofExitCode: code)
    } else {
      self = 1...125 ~= code ? .testsFailed : .other
    }
  }

  /// 128 and SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGTERM; SIGXCPU of Linux and Darwin alike.
  static let interruptions: Set<Int> = [129, 130, 131, 137, 143, 152]
}
