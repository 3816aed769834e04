import ArgumentParser
import Presentation

/// How a report of one thing is printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown

  /// Prints one thing; in Markdown its text stands behind a fence.
  func print(json: () -> JSON, text: (_ width: Int, _ style: TextStyle) -> String) {
    switch self {
    case .text: Terminal.print(text(Terminal.proseWidth(), Terminal.style()))
    case .json: Terminal.print(json().document)
    case .markdown:
      Terminal.print(
        Markdown.block(text(Terminal.proseWidth(), TextStyle(isColored: false))).text)
    }
  }
}
