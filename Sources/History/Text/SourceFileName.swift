/// Names that are those of files with code.
public enum SourceFileName {
  /// Whether a name is that of a file rather than a sentence or a suite: one word with a short ending.
  public static func isLikely(_ name: String) -> Bool {
    guard !name.contains(where: \.isWhitespace), let dot = name.lastIndex(of: ".") else {
      return false
    }
    let ending = name[name.index(after: dot)...]
    return dot != name.startIndex && (1...5).contains(ending.count)
      && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// The name of a file as a module's: `tests.test_cart` of `tests/test_cart.py`.
  public static func module(of file: String) -> String {
    let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file[...]
    return String(stem.map { $0 == "/" ? "." : $0 })
  }
}
