extension GitCheckout {
  /// The files that differ between two commits, sorted, a renamed one under both names; nil where
  /// one of the commits is not here.
  public func changedFiles(from old: String, to new: String) -> [String]? {
    differences(from: old, to: new).map { differences in
      differences.flatMap { [$0.path, $0.new].compactMap(\.self) }.sorted()
    }
  }

  /// The files that were moved between an older commit and a newer one, or else the work tree: by old path
  /// the new one. Nil where one of the commits is not here.
  ///
  /// What git does not track is left out.
  public func movedFiles(from old: String, to commit: String?) -> [String: String]? {
    differences(from: old, to: commit).map { changes in
      Dictionary(
        changes.compactMap { change in change.new.map { (change.path, $0) } },
        uniquingKeysWith: { _, last in last })
    }
  }

  /// A file that differs; with its new path where it was moved.
  struct Difference: Hashable {
    var path: String
    var new: String?
  }

  private func differences(from old: String, to commit: String?) -> [Difference]? {
    guard Self.isRevision(old), commit.map(Self.isRevision) ?? true else { return nil }
    let options =
      ["-r", "-M", "-l4000", "--name-status", "-z"]
      + (commit == nil ? ["--ignore-submodules=all"] : [])
    let sides = [old] + (commit.map { [$0] } ?? [])
    return bytes([commit == nil ? "diff-index" : "diff-tree"] + options + sides + ["--"])
      .map(Self.differences)
  }

  /// Reads a record a file: a letter and its path, or `R` with how alike the two are, the old path, the new one.
  static func differences(_ output: [UInt8]) -> [Difference] {
    var fields = output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }[...]
    var differences: [Difference] = []
    while let kind = fields.popFirst(), let path = fields.popFirst() {
      differences.append(
        Difference(path: path, new: kind.first == "R" ? fields.popFirst() : nil))
    }
    return differences
  }
}
