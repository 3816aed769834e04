/// Finds in a trace the place in the project's own code where it went wrong.
enum StackFrame {
  /// Bytes of a trace that are looked at, from its end: traces of Python end with what went wrong.
  private static let limit = 65_536

  private static let foreign = [
    "site-packages", "dist-packages", "node_modules", "<frozen", "node:internal", "/usr/lib",
    "/rustc/", "/usr/local/go/", "at java.", "at javax.", "at jdk.", "at sun.", "at org.junit.",
    "at junit.", "at org.apache.maven.", "at org.gradle.", "at kotlin.",
  ].map { Array($0.utf8) }

  /// File and function, or whatever of the two the trace has; nil where no line looks like a frame
  /// of the project.
  ///
  /// Frames of Python and pytest are listed with the innermost last, all others with it first.
  static func top(of trace: String) -> String? {
    var first: ArraySlice<UInt8>?
    var lastOfPython: ArraySlice<UInt8>?
    for line in trace.utf8.suffix(limit).split(separator: UInt8(ascii: "\n")) {
      let line = Array(line.prefix(1_000).drop { $0 == 0x20 || $0 == 0x09 })[...]
      guard let frame = frame(line), !foreign.contains(where: { contains(line, $0) })
      else { continue }
      if frame.isPython { lastOfPython = frame.text } else { first = first ?? frame.text }
    }
    return (lastOfPython ?? first).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func frame(
    _ line: ArraySlice<UInt8>
  ) -> (text: ArraySlice<UInt8>, isPython: Bool)? {
    if line.starts(with: "File \"".utf8) { return (line, true) }
    if line.starts(with: "at ".utf8) {
      let call = line.dropFirst(3).prefix { $0 != UInt8(ascii: "(") }
      return call.isEmpty ? nil : (call, false)
    }
    // path.ext:12 at the line's beginning; with ": Error" after it that is pytest's.
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.endIndex,
      (48...57).contains(line[colon + 1]),
      line[..<colon].contains(UInt8(ascii: ".")), !line[..<colon].contains(UInt8(ascii: " "))
    else { return nil }
    let rest = line[(colon + 1)...].drop { (48...57).contains($0) }
    return (line[..<colon], rest.starts(with: ": ".utf8))
  }

  private static func contains(_ line: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    var start = line.startIndex
    while let found = line[start...].firstIndex(of: first) {
      if line[found...].starts(with: part) { return true }
      start = found + 1
    }
    return false
  }
}
