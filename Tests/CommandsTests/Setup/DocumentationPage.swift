import Foundation
import TestSupport

/// A page of the documentation, or the README.
struct DocumentationPage: CustomStringConvertible {
  /// Its path from the project's folder.
  let path: String
  let text: String

  static let catalogue = "Sources/laptime/Documentation.docc"

  init(_ path: String) {
    self.path = path
    text = contents(of: "\(TestTools.projectFolder)/\(path)") ?? ""
  }

  var description: String { path }

  /// All pages there are, the README first.
  static let all: [DocumentationPage] = {
    let folder = "\(TestTools.projectFolder)/\(catalogue)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return [DocumentationPage("README.md")]
      + names.filter { $0.hasSuffix(".md") }.sorted().map {
        DocumentationPage("\(catalogue)/\($0)")
      }
  }()

  /// Its blocks of examples, in order. Where they are run a comment above says, which people do not see:
  /// `<!-- examples: shop -->`.
  var examples: [ExampleBlock] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var blocks: [ExampleBlock] = []
    var start: Int?
    var place: ExamplePlace?
    for (number, line) in lines.enumerated() {
      if let name = line.wholeMatch(of: /<!-- examples: (\w+) -->/)?.1 {
        place = ExamplePlace(rawValue: String(name))
      }
      if start == nil, line.hasPrefix("```console") {
        start = number
      } else if line == "```" {
        if let first = start {
          blocks.append(
            ExampleBlock(
              isMeasured: lines[first] == "```console measured", place: place,
              range: first + 1..<number, lines: Array(lines[first + 1..<number])))
        }
        start = nil
      }
    }
    return blocks
  }
}

/// A block of commands behind `$ `, each with what it prints. A line `…` stands for any lines.
struct ExampleBlock {
  /// Whether its figures differ each time, since something is really run and timed.
  let isMeasured: Bool
  let place: ExamplePlace?
  /// Its lines in the page.
  let range: Range<Int>
  let lines: [String]

  /// The commands, with the lines that each is said to print.
  var steps: [(command: String, output: [String])] {
    var steps: [(command: String, output: [String])] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        steps.append((String(line.dropFirst(2)), []))
      } else if !steps.isEmpty {
        steps[steps.count - 1].output.append(line)
      }
    }
    return steps
  }

  /// Whether a command prints what it is said to.
  func matches(_ said: [String], _ printed: [String]) -> Bool {
    let (said, printed) = (parts(said), parts(printed))
    let pieces = said.split(separator: "…", omittingEmptySubsequences: false).map(Array.init)
    guard pieces.count > 1, let first = pieces.first, let last = pieces.last else {
      return said == printed
    }
    guard printed.starts(with: first) else { return false }
    var rest = printed.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() {
      guard
        let place = rest.indices.first(where: { rest[$0...].starts(with: piece) })
      else { return false }
      rest = rest[(place + piece.count)...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }

  /// What is compared: words, since other figures wrap elsewhere.
  private func parts(_ lines: [String]) -> [String] {
    let words = lines.map(Self.withoutWhatDiffers).flatMap {
      $0.split(separator: " ").map(String.init)
    }
    return isMeasured ? words.map(Self.withoutFigures) : words
  }

  /// Without what is another in each history: ids, dates, how long ago.
  private static func withoutWhatDiffers(_ line: String) -> String {
    line.replacing(/\b[0-9a-f]{8,40}\b/, with: "ID")
      .replacing(/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:[\d:.]+Z?)?/, with: "DATE")
      .replacing(/\b\d+ (?:s|min|h|days?|weeks?|months?) ago/, with: "AGO")
  }

  private static func withoutFigures(_ word: String) -> String {
    word.replacing(/\d[\d.,]*/, with: "N").replacing(/[▁▂▃▄▅▆▇█]+/, with: "▁")
      .replacing(/^(?:µs|ms|s|min)\b/, with: "U")
  }
}
