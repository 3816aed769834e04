import ArgumentParser
import Store

/// The word that a shell asks completions for.
struct TypedWord {
  /// What stands before the cursor.
  let text: String
  /// How many characters of it the shell took for words before; bash parts words at colons.
  private let parted: Int
  private let words: [String]
  private let shell: CompletionShell?

  /// The word at a place of a command line.
  ///
  /// `shell`: whose words they are, and who is to read the completions.
  init(words: [String], index: Int, shell: CompletionShell? = .requesting) {
    self.words = words
    self.shell = shell
    guard words.indices.contains(index) else {
      (text, parted) = ("", 0)
      return
    }
    func isColons(_ word: String) -> Bool { !word.isEmpty && word.allSatisfy { $0 == ":" } }
    var first = index
    if shell == .bash {
      while first > 1, isColons(words[first]) || isColons(words[first - 1]) { first -= 1 }
    }
    let pieces = words[first...index]
    text = pieces.joined()
    let last = isColons(words[index]) ? "" : words[index]
    parted = pieces.count > 1 ? text.count - last.count : 0
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
  /// a character that ends a line is left out.
  func completions(of names: [String]) -> [String] {
    names.filter { $0.hasPrefix(text) && !$0.unicodeScalars.contains { $0.value < 32 } }.map {
      name in
      let rest = String(name.dropFirst(parted))
      switch shell {
      case .bash?:
        return "'"
          + rest.split(separator: "'", omittingEmptySubsequences: false)
          .joined(separator: "'\\''") + "'"
      case .zsh?:
        return rest.split(separator: ":", omittingEmptySubsequences: false)
          .joined(separator: "\\:")
      default: return rest
      }
    }
  }
}
