public import History

/// Expands the patterns by which people name report files.
public enum Glob {
  /// What a pattern stands for.
  public struct Expansion: Hashable, Sendable {
    /// Files, each once, sorted by their bytes.
    public var files: [String] = []
    /// Folders that the pattern leads through and that could not be listed.
    public var unreadable: [String] = []
  }

  /// The files that a pattern matches.
  ///
  /// `*`, `?` and `[a-z]` match within a name, `**` any number of folders, links to folders left
  /// out of these; names that begin with a dot are matched only by a dot. Folders are no match. A
  /// text without pattern characters, or that names an existing file as it stands (`report[1].xml`),
  /// is that file.
  ///
  /// - Throws: `ReportError` of the kind `missing` where a pattern matches no file.
  public static func expand(_ pattern: String) throws(ReportError) -> Expansion {
    if !GlobPattern.isPattern(pattern) || FileStamp.of(pattern) != nil {
      return Expansion(files: [pattern])
    }
    var search = GlobSearch(pattern)
    let expansion = search.run()
    if expansion.files.isEmpty {
      throw ReportError(
        .missing, file: pattern,
        reason: expansion.unreadable.first.map { "no file matches, and \($0) cannot be read" }
          ?? "no file matches",
        hint: "quote the pattern or name the files")
    }
    return expansion
  }
}
