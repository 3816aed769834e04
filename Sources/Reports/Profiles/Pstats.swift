public import History

/// What Python's cProfile dumps: a table of functions with their times and their callers, in the marshal
/// format (https://docs.python.org/3/library/profile.html).
public enum Pstats: ReportFormat {
  public static let name = "pstats"
  public static let purpose = ReportPurpose.profile
  public static let description = "cProfile of Python (python -m cProfile -o FILE), run --profile"

  /// A dump is read in one piece.
  private static let byteLimit = 256 << 20
  /// So many callers are looked at.
  private static let callerLimit = 2_000_000

  /// Pairs whose first key has parts.
  public static func recognises(_ head: ReportHead) -> Bool {
    let start = head.bytes.prefix(2).map { $0 & 0x7f }
    guard start.count == 2, start[0] == UInt8(ascii: "{") else { return false }
    // JSON has neither there.
    return [UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "0")].contains(start[1])
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try source.wholeBytes(upTo: byteLimit)
    var reader = MarshalReader(bytes)
    do {
      let value = try reader.value()
      guard case .pairs(let entries) = value else {
        throw MarshalReader.Refusal(byte: 0, reason: "not the table that cProfile dumps")
      }
      let table = try table(of: entries, checkout: source.checkoutRoot)
      return try .of(table, in: .microseconds, format: name, receive)
    } catch let refusal as MarshalReader.Refusal {
      throw source.malformed(at: refusal.byte, refusal.reason)
    }
  }

  private static func table(
    of entries: [(key: MarshalValue, value: MarshalValue)], checkout: String?
  ) throws -> ProfileTable {
    var table = ProfileTable()
    var callers = 0
    for entry in entries {
      guard let place = place(of: entry.key, checkout), let times = Times(entry.value) else {
        throw MarshalReader.Refusal(byte: 0, reason: "an entry is no function with its times")
      }
      guard !table.isFull else {
        throw MarshalReader.Refusal(byte: 0, reason: "more functions than any program has")
      }
      var own = times.own
      if place.file == nil {
        callers += times.callers.count
        guard callers <= callerLimit else {
          throw MarshalReader.Refusal(byte: 0, reason: "more callers than any program has")
        }
        for caller in times.callers {
          guard let from = Self.place(of: caller.key, checkout), from.file != nil,
            let edge = Times(caller.value)
          else { continue }
          let charged = min(edge.own, own)
          own -= charged
          table.add(from, own: charged, total: 0)
        }
      }
      table.add(place, calls: times.calls, own: own, total: times.total)
    }
    return table
  }

  private static func place(of value: MarshalValue, _ checkout: String?)
    -> ProfiledFunction.Place?
  {
    guard case .list(let parts) = value, parts.count == 3, case .text(let file) = parts[0],
      case .integer(let line) = parts[1], case .text(let name) = parts[2]
    else { return nil }
    return ProfilePath.place(name, file: file, line: line, checkout: checkout)
  }

  /// Calls without recursion, all calls, seconds without and with what is called, and by whom.
  private struct Times {
    var calls: Int64
    var own: Int64
    var total: Int64
    var callers: [(key: MarshalValue, value: MarshalValue)] = []

    init?(_ value: MarshalValue) {
      guard case .list(let parts) = value, parts.count >= 4, case .integer(let calls) = parts[1],
        let own = Self.microseconds(parts[2]), let total = Self.microseconds(parts[3])
      else { return nil }
      self.calls = max(0, calls)
      self.own = own
      self.total = total
      if parts.count > 4, case .pairs(let callers) = parts[4] { self.callers = callers }
    }

    private static func microseconds(_ value: MarshalValue) -> Int64? {
      let seconds: Double
      switch value {
      case .integer(let value): seconds = Double(value)
      case .number(let value): seconds = value
      default: return nil
      }
      // Clocks may go back a little.
      return seconds.isFinite ? Int64((min(max(seconds, 0), 1e9) * 1e6).rounded()) : nil
    }
  }
}

extension ReportSource {
  /// All bytes, for a format that is read in one piece.
  fileprivate func wholeBytes(upTo limit: Int) throws(ReportError) -> [UInt8] {
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Self.chunkSize, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try read(into: buffer)
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      guard bytes.count <= limit else {
        throw malformed(at: 0, "longer than \(Units.bytes(Int64(limit)))")
      }
    }
  }
}
