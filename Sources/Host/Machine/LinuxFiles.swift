/// What the files say in which Linux describes itself.
enum LinuxFiles {
  /// The fields of `/etc/os-release` (os-release(5)), quotes taken off.
  static func osRelease(_ text: String) -> [String: String] {
    var fields: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let (name, value) = pair(line, at: "=") else { continue }
      let quotes: Set<Character> = ["\"", "'"]
      let isQuoted =
        value.count >= 2 && value.first == value.last && value.first.map(quotes.contains) == true
      fields[name] = isQuoted ? String(value.dropFirst().dropLast()) : value
    }
    return fields.filter { !$0.value.isEmpty }
  }

  /// The CPU by `/proc/cpuinfo`: its name, or, on ARM, the numbers of maker and part (of all kinds
  /// of core, where there are several), or what POWER calls `cpu`.
  static func cpuModel(_ text: String) -> String? {
    var fields: [String: String] = [:]
    var parts: [String] = []
    for line in text.split(separator: "\n") {
      guard let (name, value) = pair(line, at: ":"), !value.isEmpty else { continue }
      fields[name] = fields[name] ?? value
      if name == "CPU part", !parts.contains(value) { parts.append(value) }
    }
    if let name = fields["model name"] { return name }
    guard let maker = fields["CPU implementer"], !parts.isEmpty else { return fields["cpu"] }
    return "ARM implementer \(maker) part \(parts.sorted().joined(separator: " + "))"
  }

  /// How many cores the affinity allows, by `/proc/self/status`.
  static func allowedCores(_ text: String) -> Int? {
    for line in text.split(separator: "\n") {
      guard let (name, value) = pair(line, at: ":"), name == "Cpus_allowed_list" else { continue }
      return count(ofRanges: value)
    }
    return nil
  }

  /// How many numbers there are in a list such as `0-3,8`.
  private static func count(ofRanges list: String) -> Int? {
    var count = 0
    for range in list.split(separator: ",") {
      let bounds = range.split(separator: "-").map { Int($0) }
      guard let first = bounds.first ?? nil, let last = bounds.last ?? nil,
        first >= 0, last >= first, last < 1_000_000
      else { return nil }
      count &+= last - first + 1
    }
    return count > 0 ? count : nil
  }

  private static func pair(_ line: Substring, at mark: Character) -> (String, String)? {
    guard let index = line.firstIndex(of: mark) else { return nil }
    return (trimmed(line[..<index]), trimmed(line[line.index(after: index)...]))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text.drop { $0.isWhitespace })
  }
}
