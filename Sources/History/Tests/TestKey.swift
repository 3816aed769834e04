/// What a test is known by in every store: a hash of its identity alone, whatever else a report holds.
public struct TestKey: Sendable {
  public let value: Int64
  /// Whether parts of the names that change from run to run were left out.
  public let isMasked: Bool

  /// The file counts only where it is the container or where there is no class: the same runner names it
  /// in one of its formats and leaves it out of another.
  public init(_ test: TestIdentity) {
    let (holder, name) = (test.holder, test.name)
    let (maskedHolder, maskedName) = (NameMask.masked(holder), NameMask.masked(name))
    isMasked = maskedHolder != nil || maskedName != nil
    value = Self.hash(maskedHolder ?? holder, maskedName ?? name)
  }

  /// The key that stores had before containers counted and names were masked.
  public static func former(_ test: TestIdentity) -> Int64 {
    hash(test.group ?? test.file ?? "", test.name)
  }

  private static func hash(_ holder: String, _ name: String) -> Int64 {
    var hash = ContentHash()
    hash.update(holder)
    hash.update([0])
    hash.update(name)
    return Int64(bitPattern: hash.finish().high)
  }
}

extension TestIdentity {
  /// A key that depends on the identity alone, the same in every store.
  public var key: Int64 { TestKey(self).value }
}
