import History

/// Names of tests, each part as what it shares with that of the test before and what follows.
enum FrontCoding {
  private static let parts = 4

  static func bytes(of tests: [TestIdentity]) -> [UInt8] {
    var bytes = ContentBytes()
    bytes.append(count: tests.count)
    var before = [[UInt8]](repeating: [], count: parts)
    for test in tests {
      let texts = [test.file, test.container, test.className, test.name]
      for (place, text) in texts.enumerated() {
        guard let text else {
          bytes.append(count: 0)
          continue
        }
        let utf8 = Array(text.utf8)
        let shared = zip(before[place], utf8).prefix { $0 == $1 }.count
        bytes.append(count: shared + 1)
        bytes.append(blob: Array(utf8[shared...]))
        before[place] = utf8
      }
    }
    return bytes.bytes
  }

  /// - Throws: `BundleError`.
  static func tests(in section: ArraySlice<UInt8>) throws -> [TestIdentity] {
    var cursor = BundleCursor(section)
    var before = [[UInt8]](repeating: [], count: parts)
    var total = 0
    let tests = try (0..<cursor.count()).map { _ in
      var texts = [String?](repeating: nil, count: parts)
      for place in 0..<parts {
        let shared = Int(clamping: try cursor.unsigned())
        guard shared > 0 else { continue }
        guard shared - 1 <= before[place].count else { throw BundleError(.malformed) }
        let rest = try cursor.slice(cursor.count())
        before[place] = Array(before[place].prefix(shared - 1)) + rest
        // What is shared costs a stranger nothing.
        total += before[place].count
        guard total <= BundleStream.limit.inside else { throw BundleError(.tooLarge) }
        texts[place] = try BundleCursor.text(before[place])
      }
      guard let name = texts[3] else { throw BundleError(.malformed) }
      return TestIdentity(file: texts[0], container: texts[1], className: texts[2], name: name)
    }
    guard cursor.isAtEnd else { throw BundleError(.malformed) }
    return tests
  }
}
