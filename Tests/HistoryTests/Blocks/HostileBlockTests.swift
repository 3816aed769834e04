import History
import TestSupport
import Testing

/// Blocks may be a stranger's, or damaged.
struct HostileBlockTests {
  /// What became of some bytes.
  private func refusal(_ bytes: [UInt8]) -> BlockError? {
    do {
      _ = try RunBlock(decoding: bytes)
      return nil
    } catch {
      return error
    }
  }

  private func sample() throws -> [UInt8] {
    var random = Generator(seed: 5)
    var block = RunBlock()
    while block.tests.count < 40 || block.tried.isEmpty { block = RunBlockTests.random(&random) }
    return try #require(block.encoded())
  }

  @Test func `every truncation is refused with its place`() throws {
    let bytes = try sample()
    for length in bytes.indices {
      let found = try #require(refusal(Array(bytes.prefix(length))), "\(length)")
      #expect((0...length).contains(found.position))
    }
  }

  @Test func `every changed byte is refused`() throws {
    let bytes = try sample()
    for place in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << UInt8(bit)
        #expect(refusal(changed) != nil, "bit \(bit) of byte \(place)")
      }
    }
  }

  /// A stranger can make the check sum fit.
  @Test func `bytes changed under a new check sum are refused, or a block like any other`() throws {
    let bytes = Array(try sample().dropLast(8))
    var random = Generator(seed: 6)
    var taken = 0
    for _ in 0..<20_000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: changed.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: changed[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: changed[place] = 0xff
        case 2: changed.remove(at: place)
        default: changed.insert(UInt8.random(in: .min ... .max, using: &random), at: place)
        }
      }
      let sealed = BlockSeal.sealed(changed)
      guard let block = try? RunBlock(decoding: sealed) else { continue }
      taken += 1
      let attempts = block.tried.reduce(block.tests.count) { $0 + $1.attempts.count - 1 }
      #expect(attempts <= sealed.count)
      let again = try #require(block.encoded())
      #expect(try RunBlock(decoding: again) == block)
    }
    #expect(taken > 1000)
  }

  @Test func `a few bytes cannot claim many tests`() throws {
    let head = try #require(RunBlock().encoded()).prefix(5)
    let many: [UInt8] = [0xff, 0xff, 0xff, 0xff, 0x0f]
    for body in [
      [0] + many, [0, 1] + many, [0, 4, 0, 0, 1] + many + [0, 0, 0, 0],
      [0, 4, 0, 1, 1] + many + [0xff, 0, 0, 0], [0, 2, 0, 0, 1, 2, 1, 0, 0x42] + many,
      [0, 2, 1, 0, 1, 2, 1, 0, 0x21] + many + [1, 1, 1],
    ] as [[UInt8]] {
      let found = try #require(refusal(BlockSeal.sealed(head + body)), "\(body)")
      guard case .malformed = found.reason else {
        Issue.record("\(found)")
        continue
      }
    }
  }

  @Test func `what is of another version or kind is said to be so`() throws {
    var bytes = Array(try sample().dropLast(8))
    bytes[3] = 2
    #expect(refusal(BlockSeal.sealed(bytes))?.reason == .other(version: 2, kind: 1))
    bytes[3] = 1
    bytes[4] = 2
    #expect(refusal(BlockSeal.sealed(bytes))?.reason == .other(version: 1, kind: 2))
    bytes[0] = 0
    #expect(refusal(BlockSeal.sealed(bytes)) == BlockError(.notABlock, at: 0))
    #expect(refusal([]) == BlockError(.truncated, at: 0))
  }
}
