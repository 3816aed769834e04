extension GitCheckout {
  /// The files that were moved between an older commit and a newer one, or else the work tree: by old path
  /// the new one. Nil where one of the commits is not here.
  ///
  /// What git does not track is left out.
  public func movedFiles(from old: String, to commit: String?) -> [String: String]? {
    guard Self.isRevision(old), commit.map(Self.isRevision) ?? true else { return nil }
    let options = [
      "-r", "-M", "-l4000", "--name-status", "--diff-filter=R", "-z", "--ignore-submodules=all",
    ]
    let sides = [old] + (commit.map { [$0] } ?? [])
    return bytes([commit == nil ? "diff-index" : "diff-tree"] + options + sides + ["--"])
      .map(Self.moves)
  }

  /// Reads records of three fields each: `R` with how alike the two are, the old path, the new one.
  static func moves(_ output: [UInt8]) -> [String: String] {
    let fields = output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    var moves: [String: String] = [:]
    for start in stride(from: 0, to: fields.count - 2, by: 3) where fields[start].first == "R" {
      moves[fields[start + 1]] = fields[start + 2]
    }
    return moves
  }
}
