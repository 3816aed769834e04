extension GitCheckout {
  /// What git writes, as bytes.
  func output(_ arguments: String...) -> [UInt8]? { Self.bytes(in: root, arguments) }

  /// The same with the arguments of a list.
  func bytes(_ arguments: [String]) -> [UInt8]? { Self.bytes(in: root, arguments) }

  /// What git writes, as text.
  func text(_ arguments: String...) -> String? { Self.git(in: root, arguments) }

  /// The one line that git writes; nil where it is empty.
  func line(_ arguments: String...) -> String? {
    guard let text = Self.git(in: root, arguments)?.dropLast(), !text.isEmpty else { return nil }
    return String(text)
  }

  /// The names that git writes with `-z`.
  func names(_ arguments: String...) -> [String]? {
    Self.bytes(in: root, arguments)?.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  static func git(in folder: String, _ arguments: [String]) -> String? {
    bytes(in: folder, arguments).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Without optional locks, so that a `git` of the user beside this never finds the index locked.
  private static func bytes(in folder: String, _ arguments: [String]) -> [UInt8]? {
    ChildProcess.capture(
      ["git", "-C", folder] + arguments,
      setting: ["GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"])
  }
}
