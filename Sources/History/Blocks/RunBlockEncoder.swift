/// Writes the block of a run from its attempts as they come, by test in ascending order; it keeps no more than the
/// bytes.
public struct RunBlockEncoder: Sendable {
  /// What is said of an attempt in a byte.
  enum Code {
    static let outcome: UInt8 = 0b111
    static let modeShift: UInt8 = 3
    /// Further attempts of the same test follow.
    static let more: UInt8 = 1 << 5
    /// So many tests after it did the same.
    static let again: UInt8 = 1 << 6
    /// A test that passed at its only attempt, which the suite made, has no word.
    static let usual = of(.passed, .suite)

    static func of(_ outcome: Outcome, _ mode: AttemptMode) -> UInt8 {
      outcome.rawValue | mode.rawValue << modeShift
    }
  }

  private var tests = AscendingNumbers()
  private var firstTimes = BlockTimes()
  private var furtherTimes = BlockTimes()
  private var words = BlockWriter()
  private var wordCount = 0
  /// Tests without a word since the last one that has one.
  private var gap = 0
  /// The attempts of the test that came last.
  private var codes: [UInt8] = []
  /// Tests of one attempt with the same code, beside each other.
  private var alike: (code: UInt8, count: Int) = (0, 0)
  private var isHeld = true

  /// The block of a run without tests.
  public init() {}

  /// Adds the next attempt.
  public mutating func add(
    _ outcome: Outcome, _ mode: AttemptMode, duration: Int64?, of test: TestID
  ) {
    let code = Code.of(outcome, mode)
    if test.rawValue == tests.last, tests.count > 0 {
      codes.append(code)
      isHeld = furtherTimes.append(duration) && isHeld
      return
    }
    closeTest()
    codes.append(code)
    isHeld = tests.append(test.rawValue) && firstTimes.append(duration) && isHeld
  }

  /// The bytes; nil where the attempts are none that a block holds: of tests in no ascending order, or with times
  /// that cannot be.
  public mutating func finish() -> [UInt8]? {
    closeTest()
    closeAlike()
    guard isHeld else { return nil }
    var block = BlockWriter()
    block.append(BlockSeal.head(of: .results))
    let unit = min(firstTimes.unit, furtherTimes.unit)
    block.append(byte: BlockTimes.exponent(of: unit))
    block.append(tests.count)
    block.append(furtherTimes.count)
    tests.write(to: &block)
    block.append(wordCount)
    block.append(words.bytes)
    firstTimes.write(to: &block, in: unit)
    furtherTimes.write(to: &block, in: unit)
    return BlockSeal.sealed(block.bytes)
  }

  private mutating func closeTest() {
    guard let first = codes.first else { return }
    defer { codes.removeAll(keepingCapacity: true) }
    if codes.count == 1 && first == alike.code && alike.count > 0 {
      alike.count += 1
      return
    }
    closeAlike()
    guard codes.count == 1 else { return addWord(first | Code.more, codes.dropFirst()) }
    if first == Code.usual { gap += 1 } else { alike = (first, 1) }
  }

  private mutating func closeAlike() {
    guard alike.count > 0 else { return }
    addWord(alike.code | (alike.count > 1 ? Code.again : 0), [])
    if alike.count > 1 { words.append(alike.count - 1) }
    alike.count = 0
  }

  private mutating func addWord(_ code: UInt8, _ further: ArraySlice<UInt8>) {
    words.append(gap)
    words.append(byte: code)
    if !further.isEmpty {
      words.append(further.count)
      words.append(Array(further))
    }
    gap = 0
    wordCount += 1
  }
}

extension RunBlock {
  /// The bytes of the block; nil where its times are none that one holds.
  public func encoded() -> [UInt8]? {
    var encoder = RunBlockEncoder()
    forEach { place, tried in
      for attempt in tried ?? [first(at: place)] {
        encoder.add(attempt.outcome, attempt.mode, duration: attempt.duration, of: tests[place])
      }
    }
    return encoder.finish()
  }
}
