/// A part of a comment: what is seen, and what is folded.
struct CommentSection {
  var title: Markdown
  /// A line each.
  var lines: [Markdown]
  var folds: [CommentFold] = []

  /// What is longer gives way to `…`, in characters as they are written.
  static let longestLine = 600

  /// A line of a list: words of ours and a text of strangers behind them.
  static func item(_ lead: Markdown, _ text: String) -> Markdown {
    "- \(lead)\(cut(text))"
  }

  /// The beginning of a text that is short enough for a line.
  static func cut(_ text: String, to limit: Int = longestLine) -> String {
    GateMarks.cut(text, to: limit) { Markdown.escaped($0).utf8.count }
  }
}
