extension String {
  /// What stands behind each `/` of a path, the longest first.
  public var properEnds: [String] {
    utf8.indices.filter { utf8[$0] == UInt8(ascii: "/") }
      .map { String(self[utf8.index(after: $0)...]) }.filter { !$0.isEmpty }
  }

  /// Whether a path begins at the root of a file system: `/build/a.py`, `C:/build/a.py`.
  var isAbsolutePath: Bool {
    utf8.first == UInt8(ascii: "/") || utf8.dropFirst().first == UInt8(ascii: ":")
  }
}
