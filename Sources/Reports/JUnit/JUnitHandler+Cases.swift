import History

extension JUnitHandler {
  /// How many repeats of one case are kept.
  private static let repeatLimit = 256

  func openCase(_ attributes: XMLAttributes, _ depth: Int) {
    var name: String?
    var className: String?
    var file: String?
    var opened = JUnitCase(test: TestIdentity(name: ""))
    var time: XMLBytes?
    attributes.forEach { key, value in
      switch key.count {
      case 4:
        if key.equals("name") { name = BoundedName.of(value.bytes) }
        if key.equals("time") { time = value }
        if key.equals("file") { file = classNames.string(value) }
      case 5:
        if key.equals("class"), className == nil { className = classNames.string(value) }
      case 6:
        if key.equals("status") { opened.status = value.string(upTo: 32).lowercased() }
        if key.equals("result") { opened.result = value.string(upTo: 32).lowercased() }
      case 8: if key.equals("duration"), time == nil { time = value }
      case 9:
        if key.equals("classname") { className = classNames.string(value) }
        if key.equals("timestamp") { opened.start = Instant(reported: value.string(upTo: 64)) }
      default: break
      }
    }
    if (name?.utf8.count ?? 0) > BoundedName.limit {
      warnings.add("names are longer than 4 KB and cut", example: "of \(className ?? "no class")")
    }
    if let time { opened.duration = duration(time) }
    let dialect = dialect ?? decideDialect(attributes, className)
    opened.test = JUnitIdentity(dialect: dialect, checkout: checkout).identity(
      name: name ?? "", className: className ?? "", file: file ?? "", suites: suites.names,
      host: suites.host)
    opened.isUnclassed = className?.isEmpty ?? true
    testCase = opened
    caseDepth = depth
  }

  private func decideDialect(_ attributes: XMLAttributes, _ className: String?) -> JUnitDialect {
    evidence.caseAttributes = attributes.pairs.prefix(32).map { $0.0.string(upTo: 64) }
    evidence.className = className
    let decided = evidence.dialect
    dialect = decided
    return decided
  }

  func finish(_ child: JUnitChild) throws {
    guard testCase != nil else {
      let name = suites.names.last { !$0.isEmpty } ?? "the suite"
      return try receive(.runError(RunError(name: name, failure: child.failure)))
    }
    switch child.element {
    case .failure: testCase?.hasFailure = true
    case .error: testCase?.hasError = true
    case .skipped:
      testCase?.skip =
        switch child.type {
        case "pytest.xfail": .expectedFailure
        case "todo": .todo
        default: .plain
        }
    default: return add(child)
    }
    guard let count = testCase?.failures.count, count < FailureText.countLimit else { return }
    let failure = child.failure
    if failure != Failure() { testCase?.failures.append(failure) }
  }

  private func add(_ child: JUnitChild) {
    guard let count = testCase?.repeats.count, count < Self.repeatLimit else {
      return warnings.add(
        "repeats over \(Self.repeatLimit) of one test are left out",
        example: testCase?.test.id ?? "")
    }
    testCase?.repeats.append(
      .init(
        outcome: child.element == .flakyError || child.element == .rerunError
          ? .errored : .failed,
        isFlaky: child.element == .flakyFailure || child.element == .flakyError,
        duration: child.duration, start: child.start, failure: child.failure))
  }

  func finishCase() throws {
    guard let finished = testCase else { return }
    testCase = nil
    if isOfTheRun(finished) {
      let name = finished.test.name.isEmpty ? suites.names.last ?? "" : finished.test.name
      for failure in finished.failures.isEmpty ? [Failure()] : finished.failures {
        try receive(.runError(RunError(name: name, failure: failure)))
      }
      caseCount += 1
      return
    }
    if finished.duration == nil, finished.outcome != .skipped {
      warnings.add("tests have no duration", example: finished.test.id)
    }
    guard finished.repeats.isEmpty else {
      caseCount += 1
      for attempt in finished.attempts { try receive(.attempt(attempt)) }
      return
    }
    let attempt = finished.attempts[0]
    if dialect == .pytest {
      let isJoined = try merge.add(attempt) { try receive(.attempt($0)) }
      caseCount += isJoined ? 0 : 1
    } else {
      caseCount += 1
      try receive(.attempt(attempt))
    }
  }

  /// Whether a case tells of something that is no test: a module that pytest could not collect, a
  /// suite whose set-up failed (a case without a name), a Go package that broke in `TestMain`.
  private func isOfTheRun(_ finished: JUnitCase) -> Bool {
    guard finished.outcome.isFailure, finished.isUnclassed else { return false }
    switch dialect {
    case .pytest: return finished.hasError
    case .gotestsum, .goJunitReport: return finished.test.name == "TestMain"
    default: return finished.test.name.isEmpty
    }
  }
}
