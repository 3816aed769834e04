import History

/// What `go test` prints by itself, made out of what it prints with `-json`, line by line.
///
/// With `-json` tests print as with `-v`: what they log comes before their result, and passing tests are told.
/// Without `-v` go prints of a test that failed its result and then its log, of others what they print
/// themselves; of a package that passed, where packages are named, its last line alone. Lines of one package
/// stay together; packages come as they end.
public struct GoTestShown {
  /// A package whose tests run.
  private struct Package {
    var text: [UInt8] = []
    /// What tests logged, by test, until their result is known.
    var logs: [String: [String]] = [:]
  }

  private let isVerbose: Bool
  private let isLocal: Bool
  private var packages: [String: Package] = [:]
  private var hasFailed = false

  /// `isVerbose`: with `-v`. `isLocal`: without packages on the command line, where go prints what the tests
  /// print whether they pass or not.
  public init(isVerbose: Bool, isLocal: Bool) {
    self.isVerbose = isVerbose
    self.isLocal = isLocal
  }

  /// The bytes to show for a line, which holds its line break; a line that is no event is shown as it is.
  public mutating func show(_ line: [UInt8]) -> [UInt8] {
    guard line.first == .openBrace, let event = Self.event(line) else {
      if line.starts(with: Array("FAIL".utf8)) { hasFailed = true }
      return line
    }
    switch event.action {
    case "output":
      if let output = event.output { take(output, event) }
    case "pass", "fail", "skip":
      if event.action == "fail" { hasFailed = true }
      if event.test == nil { return end(event.package, hasPassed: event.action != "fail") }
    case "build-output": return Array((event.output ?? "").utf8)
    default: break
    }
    return []
  }

  /// What comes after the last line: where packages are named go says once more that one failed.
  public mutating func finish() -> [UInt8] {
    var rest: [UInt8] = []
    for name in packages.keys.sorted() { rest += end(name, hasPassed: false) }
    return rest + (hasFailed && !isLocal ? Array("FAIL\n".utf8) : [])
  }

  private static func event(_ line: [UInt8]) -> GoTestEvent? {
    guard let source = try? ReportSource(name: "go", bytes: line),
      let json = try? JSONReader(source, isLines: true), (try? json.findLine()) == true
    else { return nil }
    var event: GoTestEvent?
    try? json.readLine { event = try GoTestEvent(json) }
    return event.flatMap { $0.action.isEmpty ? nil : $0 }
  }

  private mutating func take(_ output: String, _ event: GoTestEvent) {
    var package = packages[event.package] ?? Package()
    if isVerbose {
      package.text += output.utf8
    } else if let test = event.test {
      Self.take(output, of: test, into: &package)
    } else {
      package.text += output.utf8
    }
    packages[event.package] = package
  }

  private static func take(_ output: String, of test: String, into package: inout Package) {
    if output.hasPrefix("=== ") { return }
    guard let result = Self.result(of: test, in: output) else {
      if isLog(output, after: package.logs[test]?.last) {
        package.logs[test, default: []].append(output)
      } else {
        package.text += output.utf8
      }
      return
    }
    let logs = package.logs.removeValue(forKey: test) ?? []
    guard result.hasFailed else {
      let before = output[..<result.start]
      if !before.allSatisfy({ $0 == " " }) { package.text += before.utf8 }
      return
    }
    package.text += output.utf8
    let depth = test.utf8.count { $0 == UInt8(ascii: "/") }
    let indent = String(repeating: " ", count: 4 * depth)
    for line in logs { package.text += (indent + line).utf8 }
  }

  /// Where in a line the result of a test begins, behind what the test printed without a line break.
  private static func result(
    of test: String, in line: String
  ) -> (start: String.Index, hasFailed: Bool)? {
    for word in ["PASS", "SKIP", "FAIL"] {
      if let range = line.ranges(of: "--- \(word): \(test) (").last {
        return (range.lowerBound, word == "FAIL")
      }
    }
    return nil
  }

  /// Whether a line is of `t.Log`: `    file_test.go:12: …`, or goes on with the one before it.
  private static func isLog(_ line: String, after last: String?) -> Bool {
    guard line.hasPrefix("    ") else { return false }
    if line.hasPrefix("        ") { return last != nil }
    return line.dropFirst(4).prefix { $0 != " " }.contains(".go:")
  }

  /// The lines of a package that has ended.
  private mutating func end(_ name: String, hasPassed: Bool) -> [UInt8] {
    guard let package = packages.removeValue(forKey: name) else { return [] }
    guard hasPassed, !isLocal, !isVerbose else { return package.text }
    return package.text.split(separator: .newline)
      .filter { line in Self.lastLines.contains { line.starts(with: $0) } }
      .flatMap { $0 + [.newline] }
  }

  /// How the last line of a package that passed begins.
  private static let lastLines = ["ok  \t", "?   \t", "\t"].map { Array($0.utf8) }
}
