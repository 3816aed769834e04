public import History

/// The runners that are known.
public enum RunnerList {
  /// Those that take tests by name, and Laptime's own ids.
  public static let takingTests: [any Runner] = [
    Pytest(), Unittest(), SwiftTest(), GoTest(), PlainIDs(),
  ]

  public static let all: [any Runner] =
    takingTests + [
      Cargo(), CTest(), GoogleTest(), Mocha(), RobotFramework(), Jest(), NodeTest(), Bun(), Deno(),
      PHPUnit(), MavenAndGradle(), DotNet(), Bats(), Playwright(),
      RSpec(), Prove(), Dart(), Behave(),
    ]

  /// How people start the runners that can be told to run some tests again: `swift test`.
  public static let namingTests: [String] = all.compactMap { runner in
    let test = TestIdentity(file: "tests/a", className: "A", name: "a")
    let starts = [
      runner.usualCommand.isEmpty ? [runner.name] : Array(runner.usualCommand.prefix(2)),
      [runner.name, "test"], [runner.name, "--test"],
    ]
    func takes(_ words: [String]) -> Bool {
      runner.command(words, only: [test], isFile: { _ in true }) != nil
    }
    // A program that goes by any name is none that words show.
    return starts.first { runner.program(in: $0) != nil && takes($0) }?.joined(separator: " ")
      ?? (takes(["./\(runner.name)"]) ? runner.name : nil)
  }

  /// The runner that a report's dialect shows; `PlainIDs` where it shows none that is known.
  public static func runner(of dialect: Dialect?) -> any Runner {
    all.first { runner in dialect.map(runner.dialects.contains) ?? false } ?? PlainIDs()
  }

  /// The runner that a command starts, by itself or behind a launcher; nil where none is seen.
  public static func runner(startedBy command: [String]) -> (any Runner)? {
    runner(in: command)
  }

  /// The runner that a command starts or that its script names; nil where none is seen.
  public static func runner(namedIn command: [String]) -> (any Runner)? {
    runner(in: CommandWords.withScripts(command))
  }

  /// The runner that has printed these lines; nil where none is known by them.
  public static func runner(speakingIn lines: some Sequence<String>) -> (any Runner)? {
    let speakers = all.filter { !$0.spoken.isEmpty }
    for line in lines {
      if let found = speakers.first(where: { $0.spoken.contains(where: line.hasPrefix) }) {
        return found
      }
    }
    return nil
  }

  private static func runner(in command: [String]) -> (any Runner)? {
    all.compactMap { runner in runner.program(in: command).map { (runner, $0) } }
      .min { $0.1 < $1.1 }?.0
  }
}
