import History

/// The program that a command starts first, and the runner whose code it passes on.
struct Launcher {
  /// Programs that run another one and end with its code.
  private static let transparent: Set<String> = [
    "env", "time", "nice", "nohup", "stdbuf", "exec", "command", "timeout", "gtimeout", "xvfb-run",
    "sudo", "xcrun", "caffeinate", "setarch", "taskset", "python", "python2", "python3", "pypy",
    "pypy3", "py", "uv", "uvx", "poetry", "pipenv", "pdm", "hatch", "rye", "pipx", "coverage",
    "npx", "pnpx", "bunx", "bundle", "node", "go", "php", "ruby", "perl",
  ]
  /// Programs that end with codes of their own.
  private static let opaque: Set<String> = [
    "sh", "bash", "zsh", "dash", "ksh", "fish", "make", "gmake", "ninja", "tox", "nox", "just",
    "task", "invoke", "rake", "npm", "yarn", "pnpm", "gradle", "gradlew", "mvn", "mvnw", "docker",
    "podman", "ssh", "xargs", "parallel", "flock", "script",
  ]

  let runner: (any Runner)?
  /// Where the runner's program stands among the words; their number where there is none.
  let place: Int
  private let hasTimeLimit: Bool

  init(_ command: [String]) {
    let found = RunnerList.runner(startedBy: command)
    place = found.flatMap { $0.program(in: command) } ?? command.count
    let before = command[..<place].map(CommandWords.program)
    let isPassedOn =
      before.allSatisfy { !Self.opaque.contains($0) }
      && (before.first.map(Self.isTransparent) ?? true)
    runner = isPassedOn ? found : nil
    hasTimeLimit = before.contains { $0 == "timeout" || $0 == "gtimeout" }
  }

  /// Whether a word starts a program that starts others.
  static func isKnown(_ word: String) -> Bool {
    let program = CommandWords.program(word)
    return opaque.contains(program) || isTransparent(program)
  }

  /// `timeout` ends with 124 where it put an end to the command.
  func isTimeLimit(_ code: Int32) -> Bool { hasTimeLimit && code == 124 }

  private static func isTransparent(_ program: String) -> Bool {
    let isVersioned =
      program.hasPrefix("python") && program.dropFirst(6).allSatisfy { !$0.isLetter }
    return isVersioned || transparent.contains(program)
  }
}
