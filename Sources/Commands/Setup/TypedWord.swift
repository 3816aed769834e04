import ArgumentParser
import Store

/// The word that a shell asks completions for.
struct TypedWord {
  /// The word as the shell would pass it on.
  let text: String
  private let words: [String]
  private let shell: CompletionShell?

  /// The word at a place of a command line.
  ///
  /// `shell`: whose words they are, and who is to read the completions.
  init(words: [String], index: Int, shell: CompletionShell? = .requesting) {
    self.words = words
    self.shell = shell
    let word = words.indices.contains(index) ? words[index] : ""
    text = shell == .fish ? word : Self.unquoted(word)
  }

  /// The word without the backslashes and quotes that bash and zsh leave in it.
  private static func unquoted(_ word: String) -> String {
    var text = ""
    var isEscaped = false
    for character in word {
      if !isEscaped && character == "\\" {
        isEscaped = true
        continue
      }
      if isEscaped || character != "'" && character != "\"" { text.append(character) }
      isEscaped = false
    }
    return text
  }

  /// The store that the command line names, or that holds without; nil where there is none.
  var store: HistoryStore? { try? HistoryStore(path: storePath, mode: .read) }

  /// The path of that store.
  var storePath: String {
    var options = StoreOptions()
    if let place = words.firstIndex(of: "--store"), words.indices.contains(place + 1) {
      options.store = words[place + 1]
    } else {
      options.store = words.first { $0.hasPrefix("--store=") }.map { String($0.dropFirst(8)) }
    }
    return options.path
  }

  /// Those of the names that begin with the word, as the shell reads them.
  ///
  /// A name is data of strangers: bash would run what it holds of `$(…)`, so it is quoted there; one with
  /// a control character is left out.
  func completions(of names: [String]) -> [String] {
    names.filter { $0.hasPrefix(text) && !$0.unicodeScalars.contains { $0.value < 32 } }.map {
      name in
      switch shell {
      case .bash?: return "'\(name.replacing("'", by: "'\\''"))'"
      case .zsh?: return name.replacing("\\", by: "\\\\").replacing(":", by: "\\:")
      default: return name
      }
    }
  }
}

extension String {
  fileprivate func replacing(_ mark: Character, by text: String) -> String {
    split(separator: mark, omittingEmptySubsequences: false).joined(separator: text)
  }
}
