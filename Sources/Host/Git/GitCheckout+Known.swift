extension GitCheckout {
  /// Whether the checkout has one of some commits; nil where git does not answer.
  public func hasAny(of commits: [String]) -> Bool? {
    let asked = commits.filter { Self.isRevision($0) && !$0.contains("\n") }
    guard !asked.isEmpty else { return false }
    let objects = asked.map { $0 + "^{commit}\n" }.joined()
    guard
      let told = Self.bytes(in: root, ["cat-file", "--batch-check"], reading: Array(objects.utf8))
    else { return nil }
    return String(decoding: told, as: UTF8.self).split(separator: "\n").contains {
      $0.split(separator: " ").count == 3
    }
  }
}
