import History

/// A recording as bytes: the head, then a stream (RFC 1950) of sections, each with its number and its length.
extension RunContent {
  static let testsSection: UInt8 = 32
  private static let resultsSection: UInt8 = 33
  private static let timingsSection: UInt8 = 34

  /// The bytes as they travel.
  ///
  /// - Throws: `BundleError` where it holds what no bundle does.
  func bundle() throws -> [UInt8] {
    try BundleHead.recording.bytes + BundleStream.deflated(body())
  }

  /// The name of the file, by what is in it.
  func bundleName() throws -> String {
    var hash = ContentHash()
    hash.update(try body())
    return hash.finish().hex
  }

  /// Reads a bundle, which may be a stranger's.
  ///
  /// - Throws: `BundleError`.
  init(bundle bytes: [UInt8]) throws {
    self.init()
    let stream = try BundleHead.recording.stream(of: bytes)
    let body = try BundleStream.inflated(stream)
    var cursor = BundleCursor(body[...])
    var sections: [UInt8: ArraySlice<UInt8>] = [:]
    while !cursor.isAtEnd {
      let number = try cursor.byte()
      guard sections.updateValue(try cursor.slice(cursor.count()), forKey: number) == nil else {
        throw BundleError(.malformed)
      }
    }
    for (number, bytes) in sections {
      switch number {
      case Self.testsSection: tests = try FrontCoding.tests(in: bytes)
      case Self.resultsSection: try readResults(Array(bytes))
      case Self.timingsSection: try readTimings(Array(bytes))
      default:
        guard let table = ContentTable(rawValue: number) else { throw BundleError(.newer) }
        self[table] = try ContentRows(table, columns: bytes)
      }
    }
    try check()
  }

  private func body() throws -> [UInt8] {
    var bytes = ContentBytes()
    func add(_ number: UInt8, _ section: [UInt8]) {
      bytes.append(byte: number)
      bytes.append(blob: section)
    }
    for table in ContentTable.allCases where !self[table].isEmpty {
      add(table.rawValue, self[table].columnBytes)
    }
    add(Self.testsSection, FrontCoding.bytes(of: tests))
    var results = RunBlockEncoder()
    for entry in attempts {
      let (attempt, test) = (entry.attempt, TestID(Int64(entry.test) + 1))
      results.add(attempt.outcome, attempt.mode, duration: attempt.duration, of: test)
    }
    guard let block = results.finish() else { throw BundleError(.unheld) }
    add(Self.resultsSection, block)
    if !timings.isEmpty {
      guard let block = timingBlock.encoded() else { throw BundleError(.unheld) }
      add(Self.timingsSection, block)
    }
    return bytes.bytes
  }

  private var timingBlock: TimingBlock {
    var block = TimingBlock()
    for timing in timings {
      var entry = TimingBlock.Entry(attempt: Int64(timing.attempt) + 1)
      (entry.setup, entry.call, entry.teardown) = (timing.setup, timing.call, timing.teardown)
      entry.start = timing.start
      block.add(entry, worker: timing.worker)
    }
    return block
  }

  private mutating func readResults(_ bytes: [UInt8]) throws {
    do {
      let block = try RunBlock(decoding: bytes)
      block.forEach { place, tried in
        let test = Int32(clamping: block.tests[place].rawValue - 1)
        for attempt in tried ?? [block.first(at: place)] {
          attempts.append(Entry(test: test, attempt: attempt))
        }
      }
    } catch { throw BundleError(.malformed) }
  }

  private mutating func readTimings(_ bytes: [UInt8]) throws {
    do {
      let block = try TimingBlock(decoding: bytes)
      timings = block.entries.map { entry in
        Timing(
          attempt: Int32(clamping: entry.attempt - 1), setup: entry.setup, call: entry.call,
          teardown: entry.teardown, start: entry.start,
          worker: entry.worker.map { block.workers[$0] })
      }
    } catch { throw BundleError(.malformed) }
  }
}
