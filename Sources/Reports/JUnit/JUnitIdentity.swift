import History

/// Decides by which names a case is known from run to run.
struct JUnitIdentity {
  var dialect: Dialect
  var checkout: String?
  /// Whether a name or a class name can be an absolute path; looking at the bytes is cheaper.
  var mayBePaths: Bool

  /// The identity of a case whose name, class name and file are as written, empty where they are
  /// missing; `suites` are the names of the open suites, outermost first, and `host` and `package` what
  /// the innermost one says.
  func identity(
    name: String, className: String, file: String, suites: [String], host: String,
    package: String
  ) -> TestIdentity {
    var test = TestIdentity(name: name)
    if !file.isEmpty { test.file = ReportedPath.relative(file, checkout: checkout) }
    if mayBePaths, ReportedPath.isAbsolute(name) {
      test.name = ReportedPath.relative(name, checkout: checkout)
    }
    test.className = group(name: name, className: className, suites: suites)
    if dialect == .playwright, !host.isEmpty, !name.hasPrefix("[\(host)] ") {
      // The project (a browser) is written as the host, and each test stands once per project:
      // the name takes the shape that Playwright's own includeProjectInTestName gives it.
      test.name = "[\(host)] \(test.name)"
    }
    if test.name.isEmpty, let group = test.className {
      test.name = group
      test.className = nil
    }
    if !dialect.classImpliesFile {
      test.contain(in: container(of: test, className, suites, package))
    }
    return test
  }

  /// What holds the class where it does not say so itself.
  private func container(
    of test: TestIdentity, _ className: String, _ suites: [String], _ package: String
  ) -> String? {
    switch dialect {
    case .generic: return test.file.flatMap { test.impliesFile($0) ? nil : $0 }
    case .karma:
      // The class can begin with the browser, its blanks and dots replaced.
      let browser = suites.last ?? ""
      let words = String(browser.map { $0 == " " || $0 == "." ? "_" : $0 })
      return browser.isEmpty || className.contains(words) ? nil : browser
    case .ginkgo where test.file == nil && !package.isEmpty:
      return ReportedPath.relative(package, checkout: checkout)
    default: return test.file
    }
  }

  private func group(name: String, className: String, suites: [String]) -> String? {
    switch dialect {
    case .node:
      let path = suites.filter { !$0.isEmpty }.joined(separator: " > ")
      return path.isEmpty ? nil : path
    case .ctest: return nil
    default: break
    }
    // Where a runner has no classes the name may stand in their place; pytest's are files, which may be called so.
    if !className.isEmpty, className != name || dialect == .pytest {
      guard mayBePaths, ReportedPath.isAbsolute(className) else {
        // bats, which was told to look here.
        return className.hasPrefix("./") && className.utf8.count > 2
          ? String(className.dropFirst(2)) : className
      }
      return ReportedPath.relative(className, checkout: checkout)
    }
    return suites.last.flatMap(Self.stable)
  }

  /// A suite's name as far as it is the same in every run; nil where it says nothing.
  static func stable(_ suite: String) -> String? {
    var suite = suite[...]
    if let mark = suite.firstRange(of: "@stress-") { suite = suite[..<mark.lowerBound] }
    // unittest-xml-reporting puts the time into the name: test_ut.A-20261122114207.
    let digits = suite.utf8.suffix(14)
    if digits.count == 14, digits.allSatisfy({ $0 &- 0x30 < 10 }), suite.dropLast(14).last == "-" {
      suite = suite.dropLast(15)
    }
    return constants.contains(String(suite)) ? nil : String(suite)
  }

  private static let constants: Set<String> = [
    "", "(empty)", "pytest", "TestResults", "jest tests", "rspec", "MSTestSuite", "AllTests",
    "Mocha Tests", "Root Suite", "test", "undefined", "nextest-run", "vitest tests",
  ]
}
