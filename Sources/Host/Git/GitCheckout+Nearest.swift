/// A file as a revision has it.
public struct GitFile: Sendable {
  /// The first of the revisions asked for that is here.
  public var revision: String
  /// Where it is, from the checkout's root, and what it holds; nil where that revision has none.
  public var file: (path: String, bytes: [UInt8])?

  /// What it holds as text; nil where the revision has none.
  public var text: String? { file.map { String(decoding: $0.bytes, as: UTF8.self) } }
}

extension GitCheckout {
  /// A file of a name in a folder or the nearest one above it, as the first of some revisions has it that is here;
  /// nil where none of them is. The folder is named by its path from here, and has to exist.
  ///
  /// `isThere`: whether the file can be in that folder alone.
  public func nearest(
    _ name: String, from folder: String = ".", isThere: Bool = false, at revisions: [String]
  ) -> GitFile? {
    guard let start = pathFromRoot(folder) else { return nil }
    var folders = [start]
    while !isThere, let last = folders.last, !last.isEmpty {
      folders.append(last.lastIndex(of: "/").map { String(last[..<$0]) } ?? "")
    }
    let paths = folders.map { $0.isEmpty ? name : "\($0)/\(name)" }
    let asked = revisions.filter { Self.isRevision($0) && !$0.contains("\n") }
    guard !asked.isEmpty, !paths.contains(where: { $0.contains("\n") }) else { return nil }
    let objects = asked.flatMap { revision in
      ["\(revision)^{commit}"] + paths.map { "\(revision):\($0)" }
    }
    let input = objects.map { $0 + "\n" }.joined()
    guard let told = Self.bytes(in: root, ["cat-file", "--batch"], reading: Array(input.utf8))
    else { return nil }
    let found = Self.objects(told)
    guard found.count == objects.count else { return nil }
    for (place, revision) in asked.enumerated() {
      let first = place * (paths.count + 1)
      guard found[first] != nil else { continue }
      let file = paths.indices.lazy.compactMap { index in
        found[first + 1 + index].map { (path: paths[index], bytes: $0) }
      }.first
      return GitFile(revision: revision, file: file)
    }
    return nil
  }

  /// The revisions that may be a branch's, or a commit's: as origin has it, as it is here, as it is named.
  public static func revisions(named name: String) -> [String] {
    ["refs/remotes/origin/\(name)", "refs/heads/\(name)", name]
  }
}
