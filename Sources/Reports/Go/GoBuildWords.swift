import History

/// What go before 1.24 says of packages that it could not build, in lines that are no events: the package behind a #,
/// the compiler's words, and `FAIL` with the package's name, which may stand far from them.
struct GoBuildWords {
  /// What a line came to.
  enum Line {
    /// It is told of in an error, by now or later.
    case told
    /// A package could not be built.
    case failed(RunError)
    case foreign
  }

  /// What the compiler said of packages that did not fail yet.
  private var said: [String: String] = [:]
  /// The package that the compiler speaks of.
  private var package: String?
  private var last: String?
  /// What nobody said of which package it is.
  private var loose = ""

  mutating func take(_ line: String) -> Line {
    if let name = Self.failedPackage(line) { return .failed(error(of: name, line)) }
    if line.hasPrefix("# ") {
      let name = line.dropFirst(2).prefix { $0 != " " }
      package = String(name)
      last = package
      said[String(name)] = said[String(name)] ?? ""
      loose = ""
      return .told
    }
    if let package {
      if said[package, default: ""].utf8.count < FailureText.detailLimit {
        said[package, default: ""] += line + "\n"
      }
      return .told
    }
    if loose.utf8.count < FailureText.detailLimit { loose += line + "\n" }
    return .foreign
  }

  /// An event ends what a compiler says.
  mutating func end() { package = nil }

  /// What could not be built may be what the package imports, of which it is told last.
  private mutating func error(of name: String, _ line: String) -> RunError {
    let own = said.removeValue(forKey: name) ?? last.flatMap { said[$0] }
    let words = own.flatMap { $0.isEmpty ? nil : $0 } ?? (loose.isEmpty ? line : loose)
    package = nil
    loose = ""
    return RunError(name: BoundedName.of(name), failure: Failure(text: words))
  }

  /// The name in `FAIL	shop [build failed]`.
  private static func failedPackage(_ line: String) -> String? {
    guard line.hasPrefix("FAIL\t"), line.hasSuffix(" failed]") else { return nil }
    return line.dropFirst(5).split(separator: " ").first.map(String.init)
  }

  /// Whether no line is of a test, and one of a package that could not be built: then `go test -json` prints no event.
  static func areAll(_ lines: [some StringProtocol]) -> Bool {
    let ofTests = ["ok  \t", "?   \t", "--- ", "=== ", "PASS", "FAIL: ", "exit status", "{"]
    return lines.contains { failedPackage(String($0)) != nil }
      && !lines.contains { line in ofTests.contains { line.hasPrefix($0) } }
  }
}

extension GoTestJSON {
  /// What go before 1.24 prints to standard error of packages that it cannot build, to stand before its events; nil
  /// where it printed nothing of that.
  public static func buildWords(in errors: String) -> String? {
    guard
      let start = errors.hasPrefix("# ")
        ? errors.startIndex : errors.firstRange(of: "\n# ")?.lowerBound
    else { return nil }
    let words = errors[start...].drop { $0 == "\n" }
    return words.hasSuffix("\n") ? String(words) : words + "\n"
  }
}
