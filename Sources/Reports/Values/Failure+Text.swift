import History

extension Failure {
  /// The failure that a text tells: its message is the first line that says something, its detail is
  /// the text where there is more.
  init(text: String) {
    let lines = text.split(separator: "\n").lazy
      .map { $0.drop(while: { $0 == " " || $0 == "\t" || $0 == "\r" }) }
      .filter { !$0.isEmpty }
    let message = lines.first.map(String.init)
    self.init(message: message, detail: message == text || message == nil ? nil : text)
  }
}
