public import History

/// Makes the command that runs some tests again out of the one that ran all.
public struct RerunCommand {
  public var command: [String]
  /// The project's own command with `{tests}` in it, for runners that are not known.
  public var template: String?
  /// Whether the checkout has such a file or folder.
  public var isFile: (String) -> Bool

  /// A command whose words, or a template with `{tests}` in it, say how tests are named.
  public init(command: [String], template: String?, isFile: @escaping (String) -> Bool) {
    self.command = command
    self.template = template
    self.isFile = isFile
  }

  /// Whether the runner stands in a script of one word, as in `sh -c pytest`, behind which words do not reach it.
  private var isScript: Bool {
    guard let runner = RunnerList.runner(startedBy: command),
      let place = runner.program(in: command), place > 0
    else { return false }
    return CommandWords.scriptOptions.contains(command[place - 1])
  }

  /// Those of the tests that the runner cannot be told of, as it would take their names for something else.
  public func unnameable(_ tests: [TestIdentity], _ runner: any Runner) -> [TestIdentity] {
    let nameable = Set(runner.nameable(tests, isFile: isFile))
    return tests.filter { !nameable.contains($0) }
  }

  /// The command for those of the tests that the runner can be told of; nil where there are none, or nobody knows
  /// how it takes them.
  public func command(for all: [TestIdentity], _ runner: any Runner) -> [String]? {
    let tests = runner.nameable(all, isFile: isFile)
    guard !tests.isEmpty else { return nil }
    guard let template else {
      return isScript ? nil : runner.command(command, only: tests, isFile: isFile)
    }
    // As parameters, not as text: the names are strangers'.
    let text = template.split(separator: "{tests}", omittingEmptySubsequences: false)
      .joined(separator: "\"$@\"")
    return ["sh", "-c", text, "sh"] + runner.names(of: tests, isFile: isFile)
  }
}
