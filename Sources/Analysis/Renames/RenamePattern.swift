/// How the ids of many tests became others: `tests.old.*` became `tests.new.*`, one star in each.
public struct RenamePattern: Sendable {
  private let old: (head: Substring, tail: Substring)
  private let new: (head: Substring, tail: Substring)?

  /// Nil where one has not exactly one star. `new`: nil where only the old ids are asked for.
  public init?(_ old: String, _ new: String?) {
    guard let old = Self.parts(old) else { return nil }
    self.old = old
    guard let new else {
      self.new = nil
      return
    }
    guard let new = Self.parts(new) else { return nil }
    self.new = new
  }

  /// Whether the old pattern stands for an id.
  public func matches(_ id: String) -> Bool { Self.star(of: id, in: old) != nil }

  /// The new id of an old one; nil where the pattern does not stand for it.
  public func newID(of id: String) -> String? {
    guard let new, let star = Self.star(of: id, in: old) else { return nil }
    return "\(new.head)\(star)\(new.tail)"
  }

  /// How many of some ids the new pattern stands for.
  public func countNew(in ids: some Sequence<String>) -> Int {
    guard let new else { return 0 }
    return ids.count { Self.star(of: $0, in: new) != nil }
  }

  private static func parts(_ pattern: String) -> (head: Substring, tail: Substring)? {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  private static func star(of id: String, in pattern: (head: Substring, tail: Substring))
    -> Substring?
  {
    guard id.hasPrefix(pattern.head), id.hasSuffix(pattern.tail),
      id.count >= pattern.head.count + pattern.tail.count
    else { return nil }
    return id.dropFirst(pattern.head.count).dropLast(pattern.tail.count)
  }
}
