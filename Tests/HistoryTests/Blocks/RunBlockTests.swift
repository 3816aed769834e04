import Foundation
import History
import TestSupport
import Testing

struct RunBlockTests {
  private static func block(_ attempts: [(Int64, Attempt)]) -> RunBlock {
    var block = RunBlock()
    for (test, attempt) in attempts { block.add(attempt, of: TestID(test)) }
    return block
  }

  /// Runs of all kinds: tests that went, retries, skips, attempts that nobody measured, in any unit.
  static func random(_ random: inout Generator) -> RunBlock {
    var block = RunBlock()
    let unit: Int64 = [1, 1, 1000, 1000, 1_000_000].randomElement(using: &random) ?? 1
    let (absent, odd) = (Double.random(in: 0..<0.9, using: &random), random.uniform() * 0.5)
    var test = Int64.random(in: 0..<1000, using: &random)
    for _ in 0..<Int.random(in: 0..<300, using: &random) {
      test += 1
      while random.uniform() < absent * absent { test += Int64.random(in: 1..<5, using: &random) }
      let isOdd = random.uniform() < odd
      let count = isOdd ? Int.random(in: 1...4, using: &random) : 1
      for _ in 0..<count {
        let time = Int64.random(in: 0..<20_000, using: &random) * unit
        block.add(
          Attempt(
            outcome: isOdd ? Outcome.allCases.randomElement(using: &random) ?? .failed : .passed,
            mode: isOdd ? AttemptMode.allCases.randomElement(using: &random) ?? .retry : .suite,
            duration: random.uniform() < odd / 5 ? nil : time), of: TestID(test))
      }
    }
    return block
  }

  @Test func `what was written is read`() throws {
    var random = Generator(seed: 1)
    for _ in 0..<500 {
      let block = Self.random(&random)
      let bytes = try #require(block.encoded())
      #expect(try RunBlock(decoding: bytes) == block)
    }
  }

  @Test func `the same run has the same bytes, whoever writes it`() throws {
    var random = Generator(seed: 2)
    for _ in 0..<100 {
      let bytes = try #require(Self.random(&random).encoded())
      #expect(try RunBlock(decoding: bytes).encoded() == bytes)
    }
  }

  @Test func `attempts of a test are kept in order, and the usual ones not one by one`() throws {
    let block = Self.block([
      (3, Attempt(outcome: .passed, duration: 1000)),
      (4, Attempt(outcome: .failed, duration: 2000)),
      (4, Attempt(outcome: .passed, mode: .retry, duration: nil)),
      (9, Attempt(outcome: .skipped, mode: .isolated, duration: 0)),
    ])
    #expect(block.tests.map(\.rawValue) == [3, 4, 9])
    #expect(block.outcomes == [.passed, .failed, .skipped])
    #expect(block.durations == [1000, 2000, 0])
    #expect(block.tried.map(\.place) == [1, 2])
    #expect(block.tried[0].attempts.map(\.outcome) == [.failed, .passed])
    #expect(try RunBlock(decoding: #require(block.encoded())) == block)
  }

  @Test func `a result takes about a byte at milliseconds, two and a half at microseconds`()
    throws
  {
    var random = Generator(seed: 3)
    for (unit, most) in [(Int64(1000), 1.3), (1, 2.6)] {
      var block = RunBlock()
      for test in 1...10_000 {
        let time = Int64(40_000 * exp(1.2 * random.normal() - 1)) / unit * unit
        block.add(
          Attempt(outcome: random.uniform() < 0.01 ? .failed : .passed, duration: time),
          of: TestID(Int64(test)))
      }
      #expect(Double(try #require(block.encoded()).count) / 10_000 <= most)
    }
  }

  @Test func `tests of which a random half is absent take a bit each`() throws {
    var random = Generator(seed: 4)
    var block = RunBlock()
    for test in 1...20_000 where random.uniform() < 0.5 {
      block.add(Attempt(outcome: .passed, duration: 1000), of: TestID(Int64(test)))
    }
    let bytes = try #require(block.encoded())
    #expect(Double(bytes.count) / Double(block.tests.count) < 1.3)
    #expect(try RunBlock(decoding: bytes) == block)
  }

  @Test func `the greatest numbers are held, and others refused`() throws {
    func isHeld(_ test: Int64, _ duration: Int64?) throws -> Bool {
      let block = Self.block([(test, Attempt(outcome: .passed, duration: duration))])
      guard let bytes = block.encoded() else { return false }
      return try RunBlock(decoding: bytes) == block
    }
    #expect(try isHeld(.max, .max / 2) && isHeld(1, 0) && isHeld(1, nil))
    #expect(try !isHeld(0, 1) && !isHeld(-1, 1) && !isHeld(1, -1) && !isHeld(1, .max))
    #expect(
      Self.block([(2, Attempt(outcome: .passed)), (1, Attempt(outcome: .passed))]).encoded() == nil)
  }

  @Test func `a run without tests has a block`() throws {
    let bytes = try #require(RunBlock().encoded())
    #expect(try RunBlock(decoding: bytes) == RunBlock())
  }
}
