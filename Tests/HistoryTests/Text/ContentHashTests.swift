import History
import Testing

struct ContentHashTests {
  /// Vectors of the reference implementation, x64 128 bit, seed 0.
  @Test(arguments: [
    ("", "00000000000000000000000000000000"),
    ("hello", "cbd8a7b341bd9b025b1e906a48ae1d19"),
    ("hello, world", "342fac623a5ebc8e4cdcbc079642414d"),
    ("19 Jan 2038 at 3:14:07 AM", "b89e5988b737affc664fc2950231b2cb"),
    ("The quick brown fox jumps over the lazy dog.", "cd99481f9ee902c9695da1a38987b6e7"),
  ])
  func `the published vectors hold`(text: String, expected: String) {
    #expect(ContentHash.of(text).hex == expected)
  }

  @Test func `pieces of any size give the hash of the whole`() {
    let bytes = (0..<257).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var whole = ContentHash()
    whole.update(bytes)
    for size in [1, 2, 7, 15, 16, 17, 33, 100] {
      var pieces = ContentHash()
      var rest = bytes[...]
      while !rest.isEmpty {
        pieces.update(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      #expect(pieces.finish() == whole.finish())
    }
  }
}
