import History

/// What is known in the middle of a TAP stream.
///
/// A test point whose sub-tests came before it is not a test but what holds them: they are given as
/// `outer > inner`, and the point itself only where it failed although none of them did.
struct TAPReading {
  static let indentOfSubtests = 4
  static let indentLimit = 100 * indentOfSubtests

  private struct Point {
    var attempt: ReportedAttempt
    var depth: Int
  }

  private let checkout: String?
  private var levels = [TAPLevel()]
  /// The point that the lines behind it belong to, and its level.
  private var last: Point?
  /// The points whose sub-tests stand in braces that are still open, outermost first.
  private var blocks: [Point] = []
  private var yaml: TAPDiagnostics?
  private var comments = ""
  private var warnings = WarningTally()
  private var isComplete = true
  /// Whether the diagnostics of the last point call it a suite: `describe` of node.
  private var isSuite = false
  private var footer = TAPFooter()
  private var hasEarlierDocument = false
  private var lacksPlan = false
  /// Points that are not ok, on all levels.
  private var brokenCount = 0

  init(checkout: String?) { self.checkout = checkout }

  mutating func take(
    _ text: Substring, indent: Int, _ receive: (ReportEvent) throws -> Void
  ) throws {
    if yaml != nil {
      if text != "..." || indent > yaml?.indent ?? 0 {
        yaml?.take(text, indent: indent)
      } else {
        endDiagnostics()
      }
      return
    }
    let depth = indent / Self.indentOfSubtests
    switch TAPLine(text) {
    case .version: if indent == 0, levels[0].numbers.count > 0 { try startDocument(receive) }
    case .other: break
    case .subtest: try settle(receive)
    case .comment(let comment):
      addComment(comment)
      if indent == 0 { footer.read(comment) }
    case .yamlStart: if last != nil { yaml = TAPDiagnostics(indent: indent) }
    // Lines of tests stand at the margin or at that of a sub-test, else they are somebody's output.
    case .plan where indent % Self.indentOfSubtests != 0,
      .point where indent % Self.indentOfSubtests != 0,
      .blockStart where last?.depth != depth, .blockEnd where blocks.last?.depth != depth:
      break
    case .plan(let count, _): try takePlan(of: count, at: depth, receive)
    case .point(let point): try take(point, at: depth, receive)
    case .blockStart: startBlock()
    case .blockEnd:
      try settle(receive)
      try endBlock(receive)
    case .bailOut(let why):
      try settle(receive)
      isComplete = false
      try receive(.runError(RunError(name: "Bail out!", failure: Failure(message: String(why)))))
    }
  }

  private mutating func takePlan(
    of count: Int, at depth: Int, _ receive: (ReportEvent) throws -> Void
  ) throws {
    try settle(receive)
    open(depth)
    // A second plan is that of another stream in the same file.
    if depth == 0, levels[0].planned != nil { try startDocument(receive) }
    levels[depth].planned = count
  }

  private mutating func take(
    _ point: TAPPoint, at depth: Int, _ receive: (ReportEvent) throws -> Void
  ) throws {
    try settle(receive)
    // A brace that ended a name and began nothing.
    while let block = blocks.last, block.depth >= depth {
      blocks[blocks.count - 1].attempt.test.name += " {"
      try endBlock(receive)
    }
    open(depth)
    if depth == 0 {
      footer = TAPFooter()
      if point.number == 1, levels[0].numbers.fills(levels[0].planned) {
        try startDocument(receive)
      }
    }
    levels[depth].numbers.add(point.number)
    levels[depth].isOfPytest = levels[depth].isOfPytest && point.name.contains(".py::")
    last = Point(
      attempt: point.attempt(number: levels[depth].numbers.count, checkout: checkout), depth: depth)
    if point.opensBlock { startBlock() }
  }

  mutating func finish(_ receive: (ReportEvent) throws -> Void) throws -> ReportSummary {
    if yaml != nil {
      isComplete = false
      endDiagnostics()
    }
    try settle(receive)
    while !blocks.isEmpty {
      isComplete = false
      try endBlock(receive)
    }
    // Sub-tests without the point that holds them: the stream was cut.
    for depth in levels.indices.dropFirst() where !levels[depth].held.isEmpty {
      isComplete = false
      for attempt in levels[depth].held { try receive(.attempt(attempt)) }
    }
    closePlan(of: 0, in: nil)
    if lacksPlan, isComplete {
      isComplete = false
      try receive(.warning(ReportWarning("the plan is missing: the report may be cut short")))
    }
    if footer.failures > brokenCount {
      let shortfall = Shortfall(failures: footer.failures, told: brokenCount)
      try receive(.runError(shortfall.error(in: "the run")))
    }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: TAP.name)
    summary.isComplete = isComplete
    summary.wall = footer.wall
    summary.wallIsMeasured = footer.wall != nil
    return summary
  }

  /// Begins another stream in the same file.
  private mutating func startDocument(_ receive: (ReportEvent) throws -> Void) throws {
    try settle(receive)
    closePlan(of: 0, in: nil)
    hasEarlierDocument = true
    levels[0].planned = nil
    levels[0].numbers = TAPNumbers()
    levels[0].isOfPytest = true
  }

  /// Makes room for a level.
  private mutating func open(_ depth: Int) {
    while levels.count <= depth { levels.append(TAPLevel()) }
  }

  private mutating func startBlock() {
    if let point = last { blocks.append(point) }
    last = nil
    comments = ""
  }

  /// The point gets its place behind its sub-tests, as where they stand before it.
  private mutating func endBlock(_ receive: (ReportEvent) throws -> Void) throws {
    last = blocks.popLast()
    try settle(receive)
  }

  private mutating func addComment(_ text: Substring) {
    guard last != nil, comments.utf8.count < FailureText.detailLimit else { return }
    comments += comments.isEmpty ? text : "\n\(text)"
  }

  private mutating func endDiagnostics() {
    guard let yaml else { return }
    self.yaml = nil
    isSuite = yaml.isOfSuite
    if let duration = yaml.duration { last?.attempt.duration = duration }
    if let failure = yaml.failure, last?.attempt.outcome == .failed {
      last?.attempt.failures.append(failure)
    }
  }

  /// Gives the last point its place, now that all that belongs to it was read.
  private mutating func settle(_ receive: (ReportEvent) throws -> Void) throws {
    guard let point = last else { return }
    last = nil
    let (depth, isSuite) = (point.depth, isSuite)
    self.isSuite = false
    var attempt = point.attempt
    attempt.duration = warnings.plausible(attempt.duration, of: attempt.test.name)
    if attempt.outcome == .failed, attempt.failures.isEmpty, !comments.isEmpty {
      attempt.failures = [Failure(text: comments)]
    }
    comments = ""
    if attempt.outcome == .failed { brokenCount += 1 }
    closePlan(of: depth + 1, in: attempt.test.name)
    let children = takeChildren(of: depth, named: attempt.test.name)
    let isExplained = children.contains(where: \.outcome.isFailure)
    let isTest = children.isEmpty && !isSuite || attempt.outcome.isFailure && !isExplained
    for attempt in children + (isTest ? [attempt] : []) {
      if depth == 0 { try receive(.attempt(attempt)) } else { levels[depth].held.append(attempt) }
    }
  }

  private mutating func closePlan(of depth: Int, in name: String?) {
    guard depth < levels.count else { return }
    let level = levels[depth]
    if name == nil, level.planned == nil, level.numbers.count > 0 || !hasEarlierDocument {
      lacksPlan = true
    }
    if level.lacksTests(in: name, &warnings) { isComplete = false }
  }

  /// The held sub-tests of the level below, under the name of the point that holds them.
  private mutating func takeChildren(of depth: Int, named name: String) -> [ReportedAttempt] {
    guard depth + 1 < levels.count else { return [] }
    let children = levels[depth + 1].held
    levels.removeSubrange((depth + 1)...)
    return children.map { child in
      var child = child
      let inner = child.test.className.map { " > \($0)" } ?? ""
      child.test.className = BoundedName.of("\(name)\(inner)")
      return child
    }
  }
}
