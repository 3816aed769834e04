import ArgumentParser
import Store

/// What the shell completes out of the store. Whatever goes wrong completes to nothing.
extension CompletionKind {
  static let suites = names(.suites)
  static let branches = names(.branches)
  static let runs = names(.runs)
  static let labels = names(.labels)
  static let pins = names(.pins)

  /// Ids of tests.
  static let tests = custom { words, index, _ in
    let typed = TypedWord(words: words, index: index)
    let tests = try? typed.store?.testIDs(beginningWith: typed.text)
    return typed.completions(of: tests ?? [])
  }

  /// Names of queries, those of the user too.
  static let queries = custom { words, index, _ in
    let typed = TypedWord(words: words, index: index)
    return typed.completions(of: OwnQueries(besideStore: typed.storePath).all.map(\.name))
  }

  private static func names(_ kind: HistoryStore.NameKind) -> CompletionKind {
    custom { words, index, _ in
      let typed = TypedWord(words: words, index: index)
      let names = try? typed.store?.names(of: kind)
      return typed.completions(of: (kind == .runs ? [HistoryStore.latestRun] : []) + (names ?? []))
    }
  }
}
