extension GitCheckout {
  /// What git writes, as bytes.
  func output(_ arguments: String...) -> [UInt8]? { bytes(arguments) }

  /// The same with the arguments of a list.
  func bytes(_ arguments: [String]) -> [UInt8]? {
    answers.answer(to: arguments) { Self.bytes(in: root, $0) }
  }

  /// What git writes, as text.
  func text(_ arguments: String...) -> String? { text(arguments) }

  /// The same with the arguments of a list.
  func text(_ arguments: [String]) -> String? {
    bytes(arguments).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The one line that git writes; nil where it is empty.
  func line(_ arguments: String...) -> String? {
    guard let text = text(arguments)?.dropLast(), !text.isEmpty else { return nil }
    return String(text)
  }

  /// The names that git writes with `-z`.
  func names(_ arguments: String...) -> [String]? {
    bytes(arguments)?.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  static func git(in folder: String, _ arguments: [String]) -> String? {
    bytes(in: folder, arguments).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Without optional locks, so that a `git` of the user beside this never finds the index locked.
  static func bytes(in folder: String, _ arguments: [String], reading input: [UInt8] = [])
    -> [UInt8]?
  {
    ChildProcess.capture(
      ["git", "-C", folder] + arguments, reading: input,
      setting: ["GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"])
  }
}
