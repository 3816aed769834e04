/// What the exit code of a test command says.
public enum ExitCodeMeaning: Hashable, Sendable {
  /// All is well: 0.
  case passed
  /// The code that this command gives when tests failed; a failed test explains it.
  case testsFailed
  /// No test was there to run.
  case noTests
  /// The run was cut short by a person, a signal or a time limit.
  case interrupted
  /// Something that no failed test explains.
  case other

  /// What the code of a command says, in the form in which a shell passes it on: 128 and the signal's
  /// number for a death by signal.
  ///
  /// The runner's own codes count where the command is the runner, or a launcher that passes its code on.
  /// Of all other commands (shells, build tools, scripts) 1 to 125 may be failed tests.
  public init(code: Int32, of command: [String]) {
    let launcher = Launcher(command)
    if code == 0 {
      self = .passed
    } else if Self.interruptions.contains(code) || launcher.isTimeLimit(code) {
      self = .interrupted
    } else if let runner = launcher.runner {
      self = runner.meaning(ofExitCode: code)
    } else {
      self = 1...125 ~= code ? .testsFailed : .other
    }
  }

  /// 128 and SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGTERM; SIGXCPU of Linux and Darwin alike.
  private static let interruptions: Set<Int32> = [129, 130, 131, 137, 143, 152]
}

/// The program that a command starts first, and the runner whose code it passes on.
private struct Launcher {
  /// Programs that run another one and end with its code.
  private static let transparent: Set<String> = [
    "env", "time", "nice", "nohup", "stdbuf", "exec", "command", "timeout", "gtimeout", "xvfb-run",
    "sudo", "xcrun", "caffeinate", "setarch", "taskset", "python", "python2", "python3", "pypy",
    "pypy3", "py", "uv", "uvx", "poetry", "pipenv", "pdm", "hatch", "rye", "pipx", "coverage",
    "npx", "pnpx", "bunx", "bundle", "node", "go",
  ]
  /// Programs that end with codes of their own.
  private static let opaque: Set<String> = [
    "sh", "bash", "zsh", "dash", "ksh", "fish", "make", "gmake", "ninja", "tox", "nox", "just",
    "task", "invoke", "rake", "npm", "yarn", "pnpm", "gradle", "gradlew", "mvn", "mvnw", "docker",
    "podman", "ssh", "xargs", "parallel", "flock", "script",
  ]

  let runner: (any Runner)?
  private let hasTimeLimit: Bool

  init(_ command: [String]) {
    let found = RunnerList.runner(startedBy: command)
    let place = found.flatMap { $0.program(in: command) } ?? command.count
    let before = command[..<place].map(CommandWords.program)
    let isPassedOn =
      before.allSatisfy { !Self.opaque.contains($0) }
      && (before.first.map(Self.isTransparent) ?? true)
    runner = isPassedOn ? found : nil
    hasTimeLimit = before.contains { $0 == "timeout" || $0 == "gtimeout" }
  }

  /// `timeout` ends with 124 where it put an end to the command.
  func isTimeLimit(_ code: Int32) -> Bool { hasTimeLimit && code == 124 }

  private static func isTransparent(_ program: String) -> Bool {
    let isVersioned =
      program.hasPrefix("python") && program.dropFirst(6).allSatisfy { !$0.isLetter }
    return isVersioned || transparent.contains(program)
  }
}
