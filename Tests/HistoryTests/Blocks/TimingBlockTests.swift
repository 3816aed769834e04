import History
import TestSupport
import Testing

struct TimingBlockTests {
  private func someBlock(_ random: inout Generator) -> TimingBlock {
    var block = TimingBlock()
    let unit: Int64 = [1, 1000].randomElement(using: &random) ?? 1
    let known = (0..<5).map { _ in random.uniform() < 0.8 ? random.uniform() : 0 }
    func time(_ column: Int) -> Int64? {
      random.uniform() < known[column] ? Int64.random(in: 0..<100_000, using: &random) * unit : nil
    }
    var attempt: Int64 = 0
    for _ in 0..<Int.random(in: 0..<200, using: &random) {
      attempt += random.uniform() < 0.1 ? Int64.random(in: 1..<9, using: &random) : 1
      var entry = TimingBlock.Entry(attempt: attempt)
      (entry.setup, entry.call, entry.teardown) = (time(0), time(1), time(2))
      entry.start = time(3).map { $0 - 1000 * unit }
      let worker = random.uniform() < known[4] ? "gw\(Int.random(in: 0..<4, using: &random))" : nil
      if entry.setup ?? entry.call ?? entry.teardown ?? entry.start == nil && worker == nil {
        entry.call = 0
      }
      block.add(entry, worker: worker)
    }
    return block
  }

  @Test func `what was written is read`() throws {
    var random = Generator(seed: 7)
    for _ in 0..<300 {
      let block = someBlock(&random)
      let bytes = try #require(block.encoded())
      #expect(try TimingBlock(decoding: bytes) == block)
      #expect(try TimingBlock(decoding: bytes).encoded() == bytes)
    }
  }

  @Test func `truncated and changed bytes are refused`() throws {
    var random = Generator(seed: 8)
    var block = TimingBlock()
    while block.entries.count < 20 || block.workers.count < 2 { block = someBlock(&random) }
    let bytes = try #require(block.encoded())
    for length in bytes.indices {
      #expect(throws: BlockError.self) { try TimingBlock(decoding: Array(bytes.prefix(length))) }
      var changed = bytes
      changed[length] ^= 4
      #expect(throws: BlockError.self) { try TimingBlock(decoding: changed) }
    }
  }

  @Test func `bytes changed under a new check sum are refused, or a block like any other`() throws {
    var random = Generator(seed: 9)
    var block = TimingBlock()
    while block.entries.count < 20 || block.workers.count < 2 { block = someBlock(&random) }
    let bytes = Array(try #require(block.encoded()).dropLast(8))
    var taken = 0
    for _ in 0..<20_000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        changed[Int.random(in: changed.indices, using: &random)] =
          UInt8.random(in: .min ... .max, using: &random)
      }
      let sealed = BlockSeal.sealed(changed)
      guard let block = try? TimingBlock(decoding: sealed) else { continue }
      taken += 1
      #expect(block.entries.count <= sealed.count && block.workers.count <= sealed.count)
      if let again = block.encoded() { #expect(try TimingBlock(decoding: again) == block) }
    }
    #expect(taken > 1000)
  }

  @Test func `a run of which nothing is known has a block`() throws {
    let bytes = try #require(TimingBlock().encoded())
    #expect(try TimingBlock(decoding: bytes) == TimingBlock())
  }
}
