public import History

/// What `perf report --stdio` prints: the share of each symbol in what was counted.
public enum PerfReport: ReportFormat {
  public static let name = "perf"
  public static let purpose = ReportPurpose.profile
  public static let description = "perf report --stdio"

  private static let countMark = "# Event count (approx.): "

  public static func recognises(_ head: ReportHead) -> Bool {
    let lines = head.bytes.prefix(8192).split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    return lines.first?.hasPrefix("#") == true && lines.contains { $0.hasPrefix(countMark) }
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try ByteCursor(source)
    var table = ProfileTable()
    var (isClock, hasChildren) = (false, false)
    var unit: Profile.Unit?
    var events = 0.0
    while let line = try bytes.nextLine() {
      if line.hasPrefix("#") {
        if line.hasPrefix("# Samples: ") { isClock = line.contains("clock") }
        if line.hasPrefix("# Children ") { hasChildren = true }
        if line.hasPrefix(countMark) {
          events = Double(String(line.dropFirst(countMark.count)).trimmingBlanks) ?? 0
          // Clocks count nanoseconds. Of several kinds of events the first one counts.
          let own: Profile.Unit = isClock ? .microseconds : .samples
          if unit != nil { break }
          unit = own
          if isClock { events /= 1000 }
        }
        continue
      }
      guard unit != nil, let entry = Entry(line, hasChildren: hasChildren) else { continue }
      guard !table.isFull else {
        throw bytes.errorInLastLine("more functions than any program has")
      }
      table.add(
        ProfilePath.place(entry.name, file: nil, line: nil, checkout: nil),
        own: amount(entry.own, of: events), total: amount(entry.total, of: events))
    }
    guard let unit else { throw bytes.error("the line with the event count is missing") }
    return try .of(table, in: unit, format: name, receive)
  }

  private static func amount(_ percent: Double, of events: Double) -> Int64 {
    let value = percent / 100 * events
    return value.isFinite ? Int64(min(max(value, 0), 1e15).rounded()) : 0
  }

  /// `45.00%  python3  libpython3.so  [.] parse`, with a share of the callees before it where these are counted.
  private struct Entry {
    var own: Double
    var total: Double
    var name: String

    init?(_ line: String, hasChildren: Bool) {
      let parts = line.split(separator: " ", omittingEmptySubsequences: true)
      let shares = parts.prefix(hasChildren ? 2 : 1).map { part in
        part.hasSuffix("%") ? Double(part.dropLast()) : nil
      }
      guard let total = shares.first ?? nil, let own = shares.last ?? nil,
        let mark = ["[.] ", "[k] "].lazy.compactMap({ line.firstRange(of: $0) }).first
      else { return nil }
      (self.own, self.total) = (own, total)
      // Behind two blanks stand columns of other sorts of report.
      let rest = line[mark.upperBound...]
      let end = rest.firstRange(of: "  ")?.lowerBound ?? rest.endIndex
      name = String(rest[..<end]).trimmingBlanks
      if name.isEmpty { return nil }
    }
  }
}
