extension GitCheckout {
  /// What a file held at some commits, by commit; nil where the commit has no such file. A commit that is not
  /// here is left out. The file is named by its path from here or an absolute one; it need not exist any more, its
  /// folder has to.
  public func contents(of file: String, at commits: [String]) -> [String: [UInt8]?] {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last, !name.isEmpty, !file.contains("\n") else { return [:] }
    let folder = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/")
    guard let path = pathFromRoot(folder.isEmpty ? "/" : folder) else { return [:] }
    let wanted = Set(commits.filter { Self.isRevision($0) && !$0.contains("\n") }).sorted()
    guard !wanted.isEmpty else { return [:] }
    let objects = wanted.flatMap {
      ["\($0)^{commit}", "\($0):\(path.isEmpty ? "" : path + "/")\(name)"]
    }
    let asked = objects.map { $0 + "\n" }.joined()
    guard
      let told = Self.bytes(in: root, ["cat-file", "--batch"], reading: Array(asked.utf8))
    else { return [:] }
    let found = Self.objects(told)
    guard found.count == objects.count else { return [:] }
    var contents: [String: [UInt8]?] = [:]
    for (place, commit) in wanted.enumerated() where found[2 * place] != nil {
      contents[commit] = .some(found[2 * place + 1])
    }
    return contents
  }

  /// Reads what `cat-file --batch` says of each object: a line that ends with its size and what it holds, or a
  /// line that ends otherwise.
  static func objects(_ output: [UInt8]) -> [[UInt8]?] {
    var objects: [[UInt8]?] = []
    var rest = output[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let words = rest[..<end].split(separator: UInt8(ascii: " "))
      rest = rest[(end + 1)...]
      guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)),
        size <= rest.count
      else {
        objects.append(nil)
        continue
      }
      objects.append(Array(rest.prefix(size)))
      rest = rest.dropFirst(size + 1)
    }
    return objects
  }
}
