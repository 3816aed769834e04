import History

/// Walks over the suites of Playwright's JSON and gives their tests as its JUnit report names them: the
/// file for the class, `[project] describe › title` for the name.
struct PlaywrightTests {
  /// The folder that files are named relative to.
  var root: String?
  var warnings = WarningTally()
  /// What each test came to.
  private(set) var outcomes: [Outcome] = []
  /// Whether tests were left when the runner stopped.
  private(set) var isCutShort = false

  private let checkout: String?

  init(checkout: String?) { self.checkout = checkout }

  /// Reads a suite with those in it; `titles` are those around it, the file's left out.
  mutating func readSuite(
    _ json: JSONReader, in titles: [String], file: String, _ receive: (ReportEvent) throws -> Void
  ) throws {
    var titles = titles
    var file = file
    try json.forEachKey { key in
      switch key {
      case "title": titles.append(try json.boundedName() ?? "")
      case "file":
        file = try json.name() ?? file
      case "specs":
        try json.forEachElement { try readSpec(json, in: titles, file: file, receive) }
      case "suites":
        try json.forEachElement { try readSuite(json, in: titles, file: file, receive) }
      default: break
      }
    }
  }

  private mutating func readSpec(
    _ json: JSONReader, in titles: [String], file: String, _ receive: (ReportEvent) throws -> Void
  ) throws {
    var title = ""
    var tests: [Test] = []
    try json.forEachKey { key in
      switch key {
      case "title": title = try json.boundedName() ?? ""
      case "tests": try json.forEachElement { tests.append(try Test(json)) }
      default: break
      }
    }
    // The outermost suites are the files.
    let path = (titles.filter { !$0.isEmpty && $0 != file } + [title]).joined(separator: " › ")
    for test in tests {
      let name = test.project.isEmpty ? path : "[\(test.project)] \(path)"
      var identity = TestIdentity(
        className: BoundedName.of(ReportedPath.relative(file, checkout: checkout)),
        name: BoundedName.of(name))
      identity.file = place(of: file)
      try give(test, identity, receive)
    }
  }

  private mutating func give(
    _ test: Test, _ identity: TestIdentity, _ receive: (ReportEvent) throws -> Void
  ) throws {
    var last = Outcome.skipped
    // Without any result it never began.
    if test.results.isEmpty {
      isCutShort = true
      try receive(.attempt(ReportedAttempt(test: identity, outcome: .skipped)))
    }
    for result in test.results {
      if result.status == "interrupted" { isCutShort = true }
      let attempt = result.attempt(
        of: identity, expected: test.expected, &warnings)
      last = attempt.outcome
      try receive(.attempt(attempt))
    }
    outcomes.append(last)
  }

  /// The file from the checkout's root, where its folder is known to lie in it.
  private func place(of file: String) -> String? {
    guard !file.isEmpty else { return nil }
    guard let root, !ReportedPath.isAbsolute(file) else {
      return ReportedPath.relative(file, checkout: checkout)
    }
    let path = ReportedPath.relative("\(root)/\(file)", checkout: checkout)
    return ReportedPath.isAbsolute(path) ? ReportedPath.relative(file, checkout: nil) : path
  }

  /// One test in one project.
  private struct Test {
    var project = ""
    var expected = "passed"
    var results: [PlaywrightResult] = []

    init(_ json: JSONReader) throws {
      try json.forEachKey { key in
        switch key {
        case "projectName": project = try json.boundedName() ?? ""
        case "expectedStatus": expected = try json.name() ?? ""
        case "results":
          try json.forEachElement { results.append(try PlaywrightResult(json)) }
        default: break
        }
      }
    }
  }
}
