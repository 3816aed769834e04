import History
import Testing

@testable import Store

struct BundlePartsTests {
  @Test
  func
    `a bundle taken apart and put together again is the same inside, and runs share their names`()
    throws
  {
    let store = try SplitHistory(seed: 3).recordedAtOnce()
    var hashes: [String: Int] = [:]
    try store.store.forEachShared(store.store.sharedPaths()) { path, bytes in
      let parts = BundleParts(bytes)
      let again = try BundleParts.bundle(parts.body, names: parts.names)
      #expect(try HistoryStore.check(again, at: path))
      guard !path.hasPrefix(SharedName.decisions) else {
        #expect(parts.names == nil && again == bytes)
        return
      }
      #expect(parts.names != nil && parts.body.count < bytes.count)
      hashes[parts.namesHash, default: 0] += 1
    }
    #expect(hashes.values.contains { $0 > 1 })
  }

  @Test(arguments: [[], Array("LAPTIME".utf8), Array("LAPTIME\u{1}\u{1}nonsense".utf8)])
  func `what is no bundle stays whole`(bytes: [UInt8]) {
    let parts = BundleParts(bytes)
    #expect(parts.body == bytes && parts.names == nil)
  }
}
