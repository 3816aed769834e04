public import History

/// Stacks on a line each, the outermost function first, with how often a sampler saw them:
/// `main;work;parse (a.py:12) 31`.
public enum CollapsedStacks: ReportFormat {
  public static let name = "collapsed"
  public static let purpose = ReportPurpose.profile
  public static let description =
    "py-spy record --format raw, stackcollapse-perf.pl and the like (a;b;c 12)"

  public static func recognises(_ head: ReportHead) -> Bool {
    let lines = head.bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
    guard let first = lines.first, !first.contains(where: { $0 < 0x20 && $0 != 0x0d && $0 != 0x09 })
    else { return false }
    var line = String(decoding: first, as: UTF8.self)
    if line.hasSuffix("\r") { line.removeLast() }
    guard let stack = Stack(line) else { return false }
    return stack.frames.count > 1 || Self.place(stack.frames[0], checkout: nil)?.file != nil
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try ByteCursor(source)
    var places: [Substring: ProfiledFunction.Place] = [:]
    var table = ProfileTable()
    while let line = try bytes.nextLine()?.trimmingBlanks {
      guard !line.isEmpty else { continue }
      guard let stack = Stack(line) else {
        throw bytes.errorInLastLine("no stack with its count: \(line.prefix(60))")
      }
      guard !table.isFull, places.count < 4_000_000 else {
        throw bytes.errorInLastLine("more functions than any program has")
      }
      var seen: Set<ProfiledFunction.Place> = []
      var innermost: ProfiledFunction.Place?
      for frame in stack.frames {
        guard let place = places[frame] ?? Self.place(frame, checkout: source.checkoutRoot) else {
          continue
        }
        places[frame] = place
        let function = table.function(running: place)
        innermost = function
        if seen.insert(function).inserted { table.add(function, own: 0, total: stack.count) }
      }
      if let innermost { table.add(innermost, own: stack.count, total: 0) }
    }
    return try .of(table, in: .samples, format: name, receive)
  }

  /// `name (file:line)`, or a name alone; nil for a process or a thread, whose number says nothing.
  private static func place(_ frame: Substring, checkout: String?) -> ProfiledFunction.Place? {
    if frame.hasPrefix("process ") || frame.hasPrefix("thread (") { return nil }
    if frame.hasSuffix(")"), let open = frame.firstRange(of: " (")?.lowerBound {
      let inside = frame[frame.index(open, offsetBy: 2)...].dropLast()
      if let colon = inside.lastIndex(of: ":"),
        let line = Int64(inside[inside.index(after: colon)...]), line >= 0
      {
        return ProfilePath.place(
          String(frame[..<open]), file: String(inside[..<colon]), line: line, checkout: checkout)
      }
    }
    return ProfilePath.place(String(frame), file: nil, line: nil, checkout: nil)
  }

  private struct Stack {
    var frames: [Substring]
    var count: Int64

    init?(_ line: String) {
      guard let blank = line.lastIndex(of: " ") else { return nil }
      let digits = line[line.index(after: blank)...]
      guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
        let count = Int64(digits)
      else { return nil }
      frames = line[..<blank].split(separator: ";")
      guard !frames.isEmpty else { return nil }
      self.count = count
    }
  }
}
