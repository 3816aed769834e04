extension TimingBlock {
  /// The block of some bytes, which may be a stranger's: it takes at most 200 times their memory.
  public init(decoding bytes: [UInt8]) throws(BlockError) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(BlockError) -> TimingBlock in
      try TimingBlock(decoding: UnsafeRawBufferPointer(buffer))
    }
  }

  /// The same of bytes that lie elsewhere.
  public init(decoding bytes: UnsafeRawBufferPointer) throws(BlockError) {
    self.init()
    var reader = try BlockReader(bytes, as: .timings)
    let bits = try reader.byte()
    guard bits & ~Column.all == 0 else { throw reader.malformed("an unknown column") }
    let count = try reader.count(of: "attempts")
    guard count == 0 || bits != 0 else { throw reader.malformed("attempts without a column") }
    var entries: [Entry] = []
    entries.reserveCapacity(count)
    try AscendingNumbers.read(count, from: &reader) { entries.append(Entry(attempt: $0)) }
    self.entries = entries
    for (place, phase) in Column.phases.enumerated() where bits & 1 << UInt8(place) != 0 {
      try readPhase(phase, from: &reader)
    }
    if bits & Column.start != 0 { try readStarts(from: &reader) }
    if bits & Column.worker != 0 { try readWorkers(from: &reader) }
    try reader.finish()
  }

  private mutating func readPhase(
    _ phase: WritableKeyPath<Entry, Int64?>, from reader: inout BlockReader
  ) throws(BlockError) {
    let unit = try BlockTimes.readUnit(from: &reader)
    for place in entries.indices {
      entries[place][keyPath: phase] = try BlockTimes.read(from: &reader, unit: unit)
    }
  }

  private mutating func readStarts(from reader: inout BlockReader) throws(BlockError) {
    let unit = try BlockTimes.readUnit(from: &reader)
    var last: Int64 = 0
    for place in entries.indices {
      guard let word = try BlockTimes.read(from: &reader, unit: 1) else { continue }
      let steps = word & 1 == 0 ? word / 2 : -(word / 2) - 1
      let (distance, isTooFar) = steps.multipliedReportingOverflow(by: unit)
      let (start, isTooLong) = last.addingReportingOverflow(distance)
      guard !isTooFar, !isTooLong else { throw reader.malformed("a start of more than 64 bits") }
      entries[place].start = start
      last = start
    }
  }

  private mutating func readWorkers(from reader: inout BlockReader) throws(BlockError) {
    for _ in 0..<(try reader.count(of: "workers")) {
      let name = try reader.take(try reader.count(of: "letters"))
      let worker = String(decoding: name, as: UTF8.self)
      guard worker.utf8.elementsEqual(name) else {
        throw reader.malformed("the name of a worker that is no UTF-8")
      }
      self.name(worker)
    }
    guard Set(workers).count == workers.count else {
      throw reader.malformed("the name of a worker twice")
    }
    var met = 0
    for place in entries.indices {
      let word = try reader.number()
      guard word > 0 else { continue }
      guard word <= UInt64(workers.count), word <= UInt64(met) + 1 else {
        throw reader.malformed("a worker without a name")
      }
      met = max(met, Int(word))
      entries[place].worker = Int(word) - 1
    }
    guard met == workers.count, met > 0 else { throw reader.malformed("a worker without a test") }
  }
}
