import History

/// Walks over Xcode's tree of test results: plans, bundles and suites hold test cases; these hold their runs.
struct XCResultReading {
  private(set) var warnings = WarningTally()

  private static let holders: Set<String> = ["Test Suite", "Unit test bundle", "UI test bundle"]

  /// Reads a node; `path` are the bundle and the suites around it.
  mutating func read(
    _ json: JSONReader, in path: [String], _ receive: (ReportEvent) throws -> Void
  ) throws {
    var node = XCResultNode()
    var words: String?
    // What a node is can stand behind its children, which are then read as those of a test case.
    try json.forEachKey { key in
      guard key == "children" else { return try node.read(key, json, &words) }
      if node.kind == "Test Plan" || Self.holders.contains(node.kind) {
        let inner = node.kind == "Test Plan" ? path : path + [BoundedName.of(node.name)]
        try json.forEachElement { try read(json, in: inner, receive) }
      } else {
        try json.forEachElement { node.children.append(try XCResultNode(json)) }
      }
    }
    if node.duration == nil { node.duration = words.flatMap(XCResultNode.microseconds) }
    try give(node, in: path, receive)
  }

  private mutating func give(
    _ node: XCResultNode, in path: [String], _ receive: (ReportEvent) throws -> Void
  ) throws {
    if node.kind == "Test Case" {
      let test = TestIdentity(
        className: path.isEmpty ? nil : BoundedName.of(path.joined(separator: ".")),
        name: BoundedName.of(node.name))
      try give(node, of: test, at: [], receive)
    } else if node.kind == "Test Plan" || Self.holders.contains(node.kind) {
      let inner = node.kind == "Test Plan" ? path : path + [BoundedName.of(node.name)]
      for child in node.children { try give(child, in: inner, receive) }
    } else if node.kind == "Failure Message" {
      let place = path.isEmpty ? "the run" : path.joined(separator: ".")
      try receive(.runError(RunError(name: place, failure: Failure(text: node.name))))
    }
  }

  /// Gives a test case, or what stands for it on one device or in one configuration.
  private mutating func give(
    _ node: XCResultNode, of test: TestIdentity, at places: [String],
    _ receive: (ReportEvent) throws -> Void
  ) throws {
    let inner = node.children.filter { ["Device", "Test Plan Configuration"].contains($0.kind) }
    guard inner.isEmpty else {
      for child in inner {
        // A place that all have in common tells nothing apart.
        let name = inner.count > 1 ? [BoundedName.of(child.name)] : []
        try give(child, of: test, at: places + name, receive)
      }
      return
    }
    var test = test
    if !places.isEmpty { test.contain(in: "[\(places.joined(separator: ", "))]") }
    let repetitions = node.children.filter { $0.kind == "Repetition" }
    guard !repetitions.isEmpty else { return try receive(.attempt(attempt(node, of: test))) }
    for repetition in repetitions {
      var attempt = attempt(repetition, of: test)
      attempt.isRetry = repetition.name.hasPrefix("Retry")
      try receive(.attempt(attempt))
    }
  }

  private mutating func attempt(_ node: XCResultNode, of test: TestIdentity) -> ReportedAttempt {
    let outcome: Outcome =
      switch node.result {
      case "Passed": .passed
      case "Failed": .failed
      case "Skipped": .skipped
      case "Expected Failure": .xfailed
      case let word: warnings.unknown(result: word ?? "")
      }
    var attempt = ReportedAttempt(
      test: test, outcome: outcome,
      duration: outcome == .skipped ? nil : warnings.plausible(node.duration, of: test.name))
    attempt.failures = Array(node.failures.prefix(FailureText.countLimit))
    return attempt
  }
}
