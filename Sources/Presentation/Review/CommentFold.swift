/// Lines that are seen when somebody opens them.
struct CommentFold {
  var summary: Markdown
  var lines: [Markdown]
  /// What weighs more is cut later.
  var weight: Int

  init(_ summary: Markdown, _ lines: [Markdown], weight: Int) {
    self.summary = summary
    self.lines = lines
    self.weight = weight
  }

  /// What it takes without its lines, with room for the word on what is cut.
  var frame: Int { summary.text.utf8.count + 200 }

  /// The fold with at most so many lines.
  func text(showing count: Int) -> Markdown {
    let left = lines.count - count
    let rest: Markdown =
      left > 0 ? "\n… \(left) more are cut here, laptime gate --format json has all\n" : ""
    let shown = lines.prefix(count).map { $0 + "\n" }.joined()
    return "<details><summary>\(summary)</summary>\n\n\(shown)\(rest)\n</details>\n"
  }
}
