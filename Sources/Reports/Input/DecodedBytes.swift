import History

/// One pass over the bytes of a report, gzip undone.
final class DecodedBytes {
  private let name: String
  private let stored: StoredBytes
  private var offset = 0
  private var inflater: Inflater?
  private var input: UnsafeMutableRawBufferPointer
  private var pending: Range<Int> = 0..<0
  private var isBetweenMembers = false

  init(_ stored: StoredBytes, name: String) throws(ReportError) {
    self.name = name
    self.stored = stored
    input = .allocate(byteCount: 1 << 16, alignment: 16)
    pending = 0..<(try stored.read(at: 0, into: .init(rebasing: input[..<2])))
    offset = pending.count
    if isAtMember { inflater = Inflater() }
  }

  deinit { input.deallocate() }

  /// Fills as much of the buffer as comes at once; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReportError) -> Int {
    guard !buffer.isEmpty else { return 0 }
    guard let inflater else { return try readPlain(into: buffer) }
    while true {
      if isBetweenMembers {
        guard try skipToMember() else { return 0 }
        inflater.restart()
        isBetweenMembers = false
      }
      if pending.isEmpty {
        try refill()
        if pending.isEmpty { throw broken("the gzip data ends too early") }
      }
      let written: Int
      switch inflater.step(.init(rebasing: input[pending]), into: buffer) {
      case .progress(let used, let count):
        pending = pending.lowerBound + used..<pending.upperBound
        written = count
      case .memberEnd(let used, let count):
        pending = pending.lowerBound + used..<pending.upperBound
        written = count
        isBetweenMembers = true
      case .corrupt(let used, let reason):
        pending = pending.lowerBound + used..<pending.upperBound
        throw broken("the gzip data is corrupt: \(reason)")
      }
      if written > 0 { return written }
    }
  }

  /// As many bytes as come at once, up to a number; none at the end.
  func read(upTo count: Int) throws(ReportError) -> [UInt8] {
    var failure: ReportError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(ReportError) {
        filled = try read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private func readPlain(into buffer: UnsafeMutableRawBufferPointer) throws(ReportError) -> Int {
    if !pending.isEmpty {
      let count = min(pending.count, buffer.count)
      let end = pending.lowerBound + count
      buffer.copyMemory(from: .init(rebasing: input[pending.lowerBound..<end]))
      pending = end..<pending.upperBound
      return count
    }
    let count = try stored.read(at: offset, into: buffer)
    offset += count
    return count
  }

  private var isAtMember: Bool {
    pending.count >= 2 && input[pending.lowerBound] == 0x1f
      && input[pending.lowerBound + 1] == 0x8b
  }

  /// Whether another member follows. Zeros after the last one are padding, as for gzip itself.
  private func skipToMember() throws(ReportError) -> Bool {
    if pending.count < 2 { try refill() }
    if isAtMember { return true }
    while !pending.isEmpty {
      guard input[pending].allSatisfy({ $0 == 0 }) else {
        throw broken("there is something after the gzip data")
      }
      pending = 0..<0
      try refill()
    }
    return false
  }

  private func refill() throws(ReportError) {
    let kept = pending.count
    for index in 0..<kept { input[index] = input[pending.lowerBound + index] }
    let count = try stored.read(at: offset, into: .init(rebasing: input[kept...]))
    offset += count
    pending = 0..<kept + count
  }

  /// Compressed bytes know no lines: the place is given as if the file were one.
  private func broken(_ reason: String) -> ReportError {
    let byte = offset - pending.count
    return ReportError(
      .malformed, file: name, position: .init(line: 1, column: byte + 1, byte: byte),
      reason: reason)
  }
}
