public import History

/// What `go tool pprof -top` and `-text` print of a profile of time.
public enum PprofText: ReportFormat {
  public static let name = "pprof"
  public static let purpose = ReportPurpose.profile
  public static let description = "go tool pprof -top and -text, of CPU and wall time"

  private static let columns = ["flat", "flat%", "sum%", "cum", "cum%"]
  private static let units: [(unit: String, microseconds: Double)] = [
    ("mins", 60e6), ("hrs", 3600e6), ("ns", 1e-3), ("us", 1), ("µs", 1), ("ms", 1e3), ("s", 1e6),
  ]

  public static func recognises(_ head: ReportHead) -> Bool {
    head.bytes.prefix(4096).split(separator: UInt8(ascii: "\n")).contains {
      isHeader(String(decoding: $0, as: UTF8.self))
    }
  }

  private static func isHeader(_ line: String) -> Bool {
    line.split { $0 == " " || $0 == "\r" }.map(String.init) == columns
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try ByteCursor(source)
    var table = ProfileTable()
    var isBehindHeader = false
    while let line = try bytes.nextLine() {
      if isHeader(line) {
        isBehindHeader = true
        continue
      }
      guard isBehindHeader, !line.trimmingBlanks.isEmpty else { continue }
      let parts = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
      guard parts.count == 6, parts[1].hasSuffix("%"), parts[4].hasSuffix("%") else {
        throw bytes.errorInLastLine("no line of pprof: \(line.prefix(60))")
      }
      guard let own = microseconds(parts[0]), let total = microseconds(parts[3]) else {
        throw bytes.errorInLastLine(
          "not a time: \(parts[0].prefix(20))", hint: "profiles of CPU or wall time are read")
      }
      guard !table.isFull else {
        throw bytes.errorInLastLine("more functions than any program has")
      }
      // With -lines a function has an entry for each of its lines.
      let function = table.function(running: place(parts[5], source.checkoutRoot))
      table.add(function, own: own, total: total)
    }
    guard isBehindHeader else { throw bytes.error("the line with the columns is missing") }
    return try .of(table, in: .microseconds, format: name, receive)
  }

  private static func microseconds(_ text: Substring) -> Int64? {
    if text == "0" { return 0 }
    guard let unit = units.first(where: { text.hasSuffix($0.unit) }),
      let value = Double(text.dropLast(unit.unit.count)), value.isFinite, value >= 0
    else { return nil }
    return Int64(min(value * unit.microseconds, 1e15).rounded())
  }

  /// `main.work`, `main.work (inline)`, or `main.work /src/a.go:12` with `-lines`.
  private static func place(_ text: Substring, _ checkout: String?) -> ProfiledFunction.Place {
    var name = String(text).trimmingBlanks[...]
    for mark in [" (inline)", " (partial-inline)"] where name.hasSuffix(mark) {
      name = name.dropLast(mark.count)
    }
    if let blank = name.lastIndex(of: " ") {
      let last = name[name.index(after: blank)...]
      if let colon = last.lastIndex(of: ":"), let line = Int64(last[last.index(after: colon)...]) {
        return ProfilePath.place(
          String(name[..<blank]), file: String(last[..<colon]), line: line, checkout: checkout)
      }
    }
    return ProfilePath.place(String(name), file: nil, line: nil, checkout: nil)
  }
}
