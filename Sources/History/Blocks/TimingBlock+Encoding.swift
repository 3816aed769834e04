extension TimingBlock {
  /// The columns that a block can have, by the bit that says so.
  enum Column {
    static var phases: [WritableKeyPath<Entry, Int64?>] { [\.setup, \.call, \.teardown] }
    static let start: UInt8 = 1 << 3
    static let worker: UInt8 = 1 << 4
    static let all: UInt8 = (1 << 5) - 1
  }

  /// The bytes of the block; nil where its entries are none that one holds.
  public func encoded() -> [UInt8]? {
    var attempts = AscendingNumbers()
    guard entries.allSatisfy({ attempts.append($0.attempt) }) else { return nil }
    var (columns, bits) = (BlockWriter(), UInt8(0))
    for (place, phase) in Column.phases.enumerated() {
      guard entries.contains(where: { $0[keyPath: phase] != nil }) else { continue }
      bits |= 1 << UInt8(place)
      guard writePhase(phase, to: &columns) else { return nil }
    }
    if entries.contains(where: { $0.start != nil }) {
      bits |= Column.start
      guard writeStarts(to: &columns) else { return nil }
    }
    if entries.contains(where: { $0.worker != nil }) {
      bits |= Column.worker
      writeWorkers(to: &columns)
    }
    guard bits != 0 || entries.isEmpty else { return nil }
    var block = BlockWriter()
    block.append(BlockSeal.head(of: .timings))
    block.append(byte: bits)
    block.append(entries.count)
    attempts.write(to: &block)
    block.append(columns.bytes)
    return BlockSeal.sealed(block.bytes)
  }

  private func writePhase(
    _ phase: KeyPath<Entry, Int64?>, to block: inout BlockWriter
  ) -> Bool {
    var times = BlockTimes()
    guard entries.allSatisfy({ times.append($0[keyPath: phase]) }) else { return false }
    block.append(byte: BlockTimes.exponent(of: times.unit))
    times.write(to: &block, in: times.unit)
    return true
  }

  /// Each as its distance from the one before, in the greatest unit that all are whole numbers of: 0, -1, 1, -2 and
  /// so on stand as the times 0, 1, 2, 3.
  private func writeStarts(to block: inout BlockWriter) -> Bool {
    guard let distances = distances() else { return false }
    var (unit, words) = (BlockTimes.longestUnit, BlockTimes())
    for distance in distances { while let distance, distance % unit != 0 { unit /= 10 } }
    for distance in distances {
      let steps = distance.map { $0 / unit }
      guard words.append(steps.map { $0 < 0 ? -2 * $0 - 1 : 2 * $0 }) else { return false }
    }
    block.append(byte: BlockTimes.exponent(of: unit))
    words.write(to: &block, in: 1)
    return true
  }

  /// Nil where one is more than a block holds.
  private func distances() -> [Int64?]? {
    var (distances, last): ([Int64?], Int64) = ([], 0)
    for entry in entries {
      let distance = entry.start.map { $0.subtractingReportingOverflow(last) }
      if let distance {
        let most = BlockTimes.greatest / 2
        guard !distance.overflow, (-most...most).contains(distance.partialValue) else { return nil }
      }
      last = entry.start ?? last
      distances.append(distance?.partialValue)
    }
    return distances
  }

  private func writeWorkers(to block: inout BlockWriter) {
    block.append(workers.count)
    for worker in workers {
      let name = Array(worker.utf8)
      block.append(name.count)
      block.append(name)
    }
    for entry in entries { block.append(entry.worker.map { $0 + 1 } ?? 0) }
  }
}
