import History

extension RunError {
  /// What broke and how, in one line: `test_x.py: SyntaxError: invalid syntax (test_x.py, line 3)`.
  var line: String {
    let message = failure.message?.split(whereSeparator: \.isNewline).first ?? ""
    return message.isEmpty ? name : "\(name): \(message.prefix(300))"
  }
}
