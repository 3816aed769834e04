import History

extension GitCheckout {
  /// A hash of what files of the work tree hold, by their paths from its root; nil where one of them cannot be read.
  public func held(by files: [String]) -> String? {
    var hash = ContentHash()
    for path in Set(files).sorted() {
      let stamp = FileStamp.ofItself("\(root)/\(path)")
      hash.update(path)
      hash.update([0])
      hash.update(stamp.map { String($0.size) } ?? "gone")
      hash.update([0])
      guard let stamp else { continue }
      guard !stamp.isFolder, let bytes = SmallFile.bytes("\(root)/\(path)") else { return nil }
      bytes.withUnsafeBytes { hash.update($0) }
    }
    return hash.finish().hex
  }
}
