/// Gives equal bytes as one String: thousands of tests share a class, and finding its name costs
/// less than building it. A table of fixed size in which a new name drives out an old one.
struct InternedNames {
  private static let size = 1024

  private var names = [String](repeating: "", count: size)

  /// The name, cut as all names are.
  mutating func string(_ name: XMLBytes) -> String {
    guard name.count <= 256 else { return BoundedName.of(name.bytes) }
    var hash: UInt32 = 2_166_136_261
    for byte in name.bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let slot = Int(hash ^ hash >> 16) & (Self.size - 1)
    let isKnown = names[slot].utf8.withContiguousStorageIfAvailable {
      $0.count == name.count && $0.elementsEqual(name.bytes)
    }
    if isKnown != true { names[slot] = name.string }
    return names[slot]
  }
}
