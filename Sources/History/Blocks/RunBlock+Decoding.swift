extension RunBlock {
  private typealias Code = RunBlockEncoder.Code

  /// The block of some bytes, which may be a stranger's: it takes at most 200 times their memory.
  public init(decoding bytes: [UInt8]) throws(BlockError) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(BlockError) -> RunBlock in
      try RunBlock(decoding: UnsafeRawBufferPointer(buffer))
    }
  }

  /// The same of bytes that lie elsewhere.
  public init(decoding bytes: UnsafeRawBufferPointer) throws(BlockError) {
    var reader = try BlockReader(bytes, as: .results)
    let unit = try BlockTimes.readUnit(from: &reader)
    // Each of them has a time, of a byte at the least.
    let count = try reader.count(of: "tests")
    let further = try reader.count(of: "attempts")
    guard further <= reader.left - count else {
      throw reader.malformed("more attempts than there are bytes for")
    }
    try readTests(count, from: &reader)
    try readWords(further, from: &reader)
    try readTimes(unit, from: &reader)
    try reader.finish()
  }

  private mutating func readTests(
    _ count: Int, from reader: inout BlockReader
  ) throws(BlockError) {
    var tests: [TestID] = []
    tests.reserveCapacity(count)
    try AscendingNumbers.read(count, from: &reader) { tests.append(TestID($0)) }
    self.tests = tests
    outcomes = [Outcome](repeating: .passed, count: count)
  }

  /// `further`: how many attempts there are beside the first ones.
  private mutating func readWords(
    _ further: Int, from reader: inout BlockReader
  ) throws(BlockError) {
    var (place, left) = (0, further)
    for _ in 0..<(try reader.count(of: "words", bytesEach: 2)) {
      let gap = try reader.number()
      guard gap < UInt64(tests.count - place) else {
        throw reader.malformed("a word about no test")
      }
      place += Int(gap)
      let code = try reader.byte()
      if code & Code.more != 0 {
        try readAttempts(code, of: place, &left, from: &reader)
        place += 1
      } else {
        place += try readAlike(code, from: place, &reader)
      }
    }
    guard left == 0 else { throw reader.malformed("another number of attempts than was told") }
  }

  private mutating func readAttempts(
    _ code: UInt8, of place: Int, _ left: inout Int, from reader: inout BlockReader
  ) throws(BlockError) {
    let count = try reader.number()
    guard count > 0, count <= UInt64(left) else {
      throw reader.malformed("another number of attempts than was told")
    }
    left -= Int(count)
    outcomes[place] = Code.outcome(of: code)
    var attempts = [try attempt(code & ~Code.more, reader)]
    attempts.reserveCapacity(Int(count) + 1)
    for _ in 0..<count { attempts.append(try attempt(reader.byte(), reader)) }
    tried.append(Tried(place: place, attempts: attempts))
  }

  /// Gives how many tests were alike.
  private mutating func readAlike(
    _ code: UInt8, from place: Int, _ reader: inout BlockReader
  ) throws(BlockError) -> Int {
    let attempt = try attempt(code & ~Code.again, reader)
    guard code != Code.usual, code & ~Code.again != Code.usual else {
      throw reader.malformed("a word about a test that needs none")
    }
    let again = code & Code.again == 0 ? 0 : try reader.number()
    guard (again > 0) == (code & Code.again != 0), again < UInt64(tests.count - place) else {
      throw reader.malformed("a word about no test")
    }
    let places = place...(place + Int(again))
    for place in places {
      outcomes[place] = attempt.outcome
      if attempt.mode != .suite { tried.append(Tried(place: place, attempts: [attempt])) }
    }
    return places.count
  }

  private func attempt(_ code: UInt8, _ reader: BlockReader) throws(BlockError) -> Attempt {
    let mode = AttemptMode(rawValue: code >> Code.modeShift)
    guard let mode else { throw reader.malformed("an unknown word about an attempt") }
    return Attempt(outcome: Code.outcome(of: code), mode: mode)
  }

  private mutating func readTimes(
    _ unit: Int64, from reader: inout BlockReader
  ) throws(BlockError) {
    var durations = [Int64](repeating: Self.unmeasured, count: tests.count)
    for place in durations.indices {
      durations[place] = try BlockTimes.read(from: &reader, unit: unit) ?? Self.unmeasured
    }
    for index in tried.indices {
      let first = durations[tried[index].place]
      tried[index].attempts[0].duration = first == Self.unmeasured ? nil : first
      for attempt in tried[index].attempts.indices.dropFirst() {
        tried[index].attempts[attempt].duration = try BlockTimes.read(from: &reader, unit: unit)
      }
    }
    self.durations = durations
  }
}

extension RunBlockEncoder.Code {
  /// All values of the bits are outcomes.
  static func outcome(of code: UInt8) -> Outcome { Outcome(rawValue: code & outcome) ?? .errored }
}
