import History

extension JUnitReading {
  /// How many repeats of one case are kept.
  private static let repeatLimit = 256

  mutating func openCase(_ attributes: XMLAttributes, _ depth: Int) {
    testCase = JUnitCase()
    caseDepth = depth
    var read = JUnitCaseAttributes()
    attributes.forEach { key, value in
      read.take(key, value, &testCase, &classNames)
    }
    let (name, className, file) = (read.name, read.className, read.file)
    if let time = read.time { testCase.own.duration = duration(time) }
    testCase.isUnnamed = name?.isEmpty ?? true
    let dialect = dialect ?? decideDialect(attributes, className)
    let hasFile = !(file ?? "").isEmpty || dialect.classImpliesFile
    testCase.own.test = JUnitIdentity(
      dialect: dialect, checkout: checkout, mayBePaths: read.mayBePaths
    ).identity(
      name: testCase.isUnnamed ? file ?? "" : name ?? "", className: className ?? "",
      file: (hasFile ? file : suites.file(in: dialect)) ?? "", suites: suites.names,
      host: suites.host, package: dialect == .ginkgo ? suites.package : "")
    if (name?.utf8.count ?? 0) > BoundedName.limit {
      warnings.add("names of more than 4 KB, cut", example: testCase.own.test.id)
    }
    testCase.isUnclassed = className?.isEmpty ?? true
    if testCase.isUnnamed { testCase.isUnnamed = file?.isEmpty ?? true }
  }

  private mutating func decideDialect(_ attributes: XMLAttributes, _ className: String?)
    -> Dialect
  {
    evidence.caseAttributes = attributes.pairs.prefix(32).map { $0.0.string(upTo: 64) }
    evidence.className = className
    let decided = evidence.dialect
    dialect = decided
    return decided
  }

  mutating func finish(_ child: JUnitChild) throws {
    guard caseDepth != 0 else {
      if child.element == .output { return suites.keep(output: child.failure.detail) }
      suites.tell(JUnitTold(broken: 1))
      let name = suites.names.last { !$0.isEmpty } ?? "the suite"
      return try receive(.runError(RunError(name: name, failure: child.failure)))
    }
    if child.element != .skipped { testCase.brokenCount += 1 }
    switch child.element {
    case .failure: testCase.hasFailure = true
    case .error: testCase.hasError = true
    case .skipped:
      testCase.skip =
        switch child.type {
        case "pytest.xfail": .expectedFailure
        case "todo": .todo
        // Catch2 says so of every such test beside what became of it.
        case _ where child.message == "TEST_CASE tagged with !mayfail": .mayFail
        default: .plain
        }
    case .output: return testCase.take(output: child.failure.detail)
    default: return add(child)
    }
    guard testCase.own.failures.count < FailureText.countLimit else { return }
    let failure = child.failure
    if failure != Failure() { testCase.own.failures.append(failure) }
  }

  private mutating func add(_ child: JUnitChild) {
    guard testCase.repeats.count < Self.repeatLimit else {
      return warnings.add(
        "repeats left out, over \(Self.repeatLimit) of one test",
        example: testCase.own.test.id)
    }
    testCase.repeats.append(
      .init(
        outcome: child.element == .flakyError || child.element == .rerunError
          ? .errored : .failed,
        isFlaky: child.element == .flakyFailure || child.element == .flakyError,
        duration: child.duration, start: child.start, failure: child.failure))
  }

  mutating func finishCase() throws {
    caseDepth = 0
    testCase.conclude()
    suites.tellCase(testCase.told(isTest: !isOfTheRun && !testCase.isUnnamed))
    if let word = testCase.unknownResult { _ = warnings.unknown(result: word) }
    if isOfTheRun { return try giveRunErrors() }
    if testCase.isUnnamed { return noteUnnamedCase() }
    if testCase.own.duration == nil, testCase.own.outcome != .skipped {
      warnings.add("tests without a duration", example: testCase.own.test.id)
    }
    caseCount += 1
    let receive = receive
    if !testCase.repeats.isEmpty {
      for attempt in testCase.attempts { try receive(.attempt(attempt)) }
    } else if dialect == .pytest, !merge.passes(testCase.own.outcome) {
      let isJoined = try merge.add(testCase.own) { try receive(.attempt($0)) }
      if isJoined { caseCount -= 1 } else { noteRepeats() }
    } else if dialect?.isOfGo == true {
      goTests.add(testCase.own)
      if goTests.isFull { try releaseGoTests() }
    } else {
      if dialect == .pytest { noteRepeats() }
      try receive(.attempt(testCase.own))
    }
  }

  private mutating func noteRepeats() {
    pytestRepeats.add(className: testCase.own.test.className, name: testCase.own.test.name)
  }

  mutating func releaseGoTests() throws {
    let receive = receive
    try goTests.release { try receive(.attempt($0)) }
  }

  /// A case without a name is no test. pytest writes one where it was stopped while a test ran.
  private mutating func noteUnnamedCase() {
    if dialect == .pytest {
      wasInterrupted = true
    } else {
      warnings.add("cases without a name", example: suites.names.last ?? "the report")
    }
  }

  private mutating func giveRunErrors() throws {
    let suite = suites.names.last { !$0.isEmpty } ?? "a case without a name"
    // `TestMain` of which package is what the suite says.
    let isNamed = !testCase.own.test.name.isEmpty && dialect?.isOfGo != true
    let name = isNamed ? testCase.own.test.name : suite
    for failure in testCase.own.failures.isEmpty ? [Failure()] : testCase.own.failures {
      let told = dialect == .pytest ? CollectionError.failure(failure, of: name) : failure
      try receive(.runError(RunError(name: name, failure: told)))
    }
    caseCount += 1
  }

  /// Whether the case tells of something that is no test: a module that pytest could not collect, an
  /// error inside pytest, a suite or class whose set-up failed (a case without a name), a Go package that broke
  /// in `TestMain`.
  private var isOfTheRun: Bool {
    guard testCase.own.outcome.isFailure else { return false }
    if testCase.isUnnamed { return true }
    if dialect == .pytest {
      let isInternal =
        testCase.own.test.className == "pytest" && testCase.own.test.name == "internal"
      guard testCase.isUnclassed || isInternal else { return false }
      let words = isInternal ? "internal error" : "collection failure"
      return testCase.own.failures.contains { $0.message == words }
    }
    return dialect?.isOfGo == true && testCase.isUnclassed && testCase.own.test.name == "TestMain"
  }
}
