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

  /// The command for the tests; nil where nobody knows how the runner takes them.
  public func command(for tests: [TestIdentity], _ runner: any Runner) -> [String]? {
    guard let template else { return runner.command(command, only: tests, isFile: isFile) }
    // As parameters, not as text: the names are strangers'.
    let text = template.split(separator: "{tests}", omittingEmptySubsequences: false)
      .joined(separator: "\"$@\"")
    return ["sh", "-c", text, "sh"] + runner.names(of: tests, isFile: isFile)
  }
}
