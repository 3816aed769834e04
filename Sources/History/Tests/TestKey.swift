/// What a test is known by in every store: a hash of its identity alone, whatever else a report holds.
public struct TestKey: Sendable {
  public let value: Int64
  /// Whether parts of the names that change from run to run were left out.
  public let isMasked: Bool

  /// The key of a test; `TestKeys` is faster for many.
  public init(_ test: TestIdentity) {
    var keys = TestKeys()
    self = keys.key(of: test)
  }

  fileprivate init(_ name: String, in group: ContentHash, isMasked: Bool) {
    var hash = group
    let isNameMasked = Self.add(name, to: &hash)
    value = Int64(bitPattern: hash.finish().high)
    self.isMasked = isMasked || isNameMasked
  }

  /// Adds a text as far as it stays from run to run; says whether something was left out.
  fileprivate static func add(_ text: String, to hash: inout ContentHash) -> Bool {
    let isMasked = text.utf8.withContiguousStorageIfAvailable { bytes in
      let masked = NameMask.masked(bytes)
      if let masked { hash.update(masked) } else { hash.update(UnsafeRawBufferPointer(bytes)) }
      return masked != nil
    }
    if let isMasked { return isMasked }
    let masked = NameMask.masked(text)
    hash.update(masked ?? text)
    return masked != nil
  }

  /// The key that stores had before containers counted and names were masked.
  public static func former(_ test: TestIdentity) -> Int64 {
    hash(test.className ?? test.file ?? "", test.name)
  }

  private static func hash(_ group: String, _ name: String) -> Int64 {
    var hash = ContentHash()
    hash.update(group)
    hash.update([0])
    hash.update(name)
    return Int64(bitPattern: hash.finish().high)
  }
}

/// Makes the keys of tests, of which those beside each other mostly have one class.
public struct TestKeys {
  private var container: String?
  private var group: String?
  private var hash: ContentHash?
  private var isMasked = false

  /// Has made no key yet.
  public init() {}

  /// The file counts only where it is the container or where there is no class: the same runner names it
  /// in one of its formats and leaves it out of another.
  public mutating func key(of test: TestIdentity) -> TestKey {
    let group = test.className ?? (test.container == nil ? test.file : nil)
    if let hash, group == self.group, test.container == container {
      return TestKey(test.name, in: hash, isMasked: isMasked)
    }
    let hash = begin(test.container ?? "", group ?? "")
    (self.container, self.group, self.hash) = (test.container, group, hash)
    return TestKey(test.name, in: hash, isMasked: isMasked)
  }

  private mutating func begin(_ container: String, _ group: String) -> ContentHash {
    var hash = ContentHash()
    isMasked = TestKey.add(container, to: &hash)
    if !container.isEmpty && !group.isEmpty { hash.update("::") }
    isMasked = TestKey.add(group, to: &hash) || isMasked
    hash.update([0])
    return hash
  }
}

extension TestIdentity {
  /// A key that depends on the identity alone, the same in every store.
  public var key: Int64 { TestKey(self).value }

  /// An id without what changes from run to run, to compare it with others.
  public static func maskedID(_ id: String) -> String { NameMask.masked(id) ?? id }
}
