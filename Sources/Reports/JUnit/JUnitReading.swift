import History

/// Follows the elements of a JUnit report and gives out its attempts.
struct JUnitReading {
  let checkout: String?
  let receive: (ReportEvent) throws -> Void

  var evidence = JUnitEvidence()
  /// Known from the first case on.
  var dialect: Dialect?
  var suites = JUnitSuites()
  var seconds = SecondsReader()
  var warnings = WarningTally()
  var merge = TeardownMerge()
  var goTests = GoSubtests()
  var pytestRepeats = PytestRepeats()
  /// How many cases there were, those joined to another one left out.
  var caseCount = 0
  /// Whether something in it shows that the runner was stopped before its end.
  var wasInterrupted = false

  var testCase = JUnitCase()
  /// The depth of the open case; 0 for none.
  var caseDepth = 0
  var child: JUnitChild?
  /// The depth of the element that is passed over with all that is in it; 0 for none.
  private var skippedDepth = 0
  /// The class names met, each as one String: building one costs more than finding it.
  var classNames = InternedNames()

  init(checkout: String?, receive: @escaping (ReportEvent) throws -> Void) {
    self.checkout = checkout
    self.receive = receive
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    guard skippedDepth == 0 else { return }
    let element = JUnitElement(name)
    if child != nil {
      // A trace is the text of a repeat; what else is inside (its output) is not kept.
      if element != .stackTrace { skip(parser) }
    } else if caseDepth != 0 {
      try startInCase(element, name, attributes, parser)
    } else {
      try startInSuite(element, name, attributes, parser)
    }
  }

  mutating func end(_ parser: XMLParser) throws {
    let depth = parser.depth
    if skippedDepth != 0 {
      guard depth == skippedDepth else { return }
      skippedDepth = 0
      parser.collectsText = child != nil
    } else if let child {
      guard depth == child.depth else { return }
      self.child = nil
      parser.collectsText = false
      try finish(child)
    } else if caseDepth != 0 {
      if depth == caseDepth { try finishCase() }
    } else if depth == suites.innermostDepth {
      if let error = suites.close() { try receive(.runError(error)) }
      try releaseGoTests()
    }
  }

  mutating func skip(_ parser: XMLParser) {
    skippedDepth = parser.depth
    parser.collectsText = false
  }

  private mutating func startInSuite(
    _ element: JUnitElement, _ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser
  ) throws {
    if parser.depth == 1 {
      guard element == .testsuites || element == .testsuite else {
        throw XMLRefusal("not a JUnit report: the root element is <\(name.string(upTo: 64))>")
      }
    }
    switch element {
    case .testsuites: openRoot(attributes)
    case .testsuite: openSuite(attributes, parser.depth)
    case .testcase: openCase(attributes, parser.depth)
    case .properties: break
    case .property:
      if let key = attributes["name"] {
        evidence.note(property: key)
        suites.note(property: key, attributes["value"])
      }
    case .failure, .error: openChild(element, attributes, parser)
    case .output where suites.lacksFailures: openChild(element, attributes, parser)
    default:
      try startUnknown(name)
      skip(parser)
    }
  }

  /// An element beside the cases that is none of JUnit's; one that says of a failure, as `<aborted>`, is an error.
  private mutating func startUnknown(_ name: XMLName) throws {
    let word = name.string(upTo: 64)
    guard let told = JUnitResult.outcome(ofElement: word.lowercased()), told.isKnown,
      told.outcome.isFailure
    else { return }
    suites.tell(JUnitTold(broken: 1))
    let suite = suites.names.last { !$0.isEmpty } ?? "the suite"
    try receive(.runError(RunError(name: suite, failure: Failure(message: "<\(word)>"))))
  }

  private mutating func startInCase(
    _ element: JUnitElement, _ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser
  ) throws {
    switch element {
    case .testcase: throw XMLRefusal("a testcase inside a testcase")
    case .properties: break
    case .property:
      if attributes["name"]?.equals("worker") == true {
        testCase.own.worker = attributes["value"]?.string(upTo: 256)
      }
    case .failure, .error, .skipped, .flakyFailure, .flakyError, .rerunFailure, .rerunError:
      openChild(element, attributes, parser)
    case .output where testCase.wantsOutput: openChild(element, attributes, parser)
    case .other, .stackTrace, .testsuite, .testsuites:
      testCase.take(element: name.string(upTo: 64).lowercased())
      skip(parser)
    default: skip(parser)
    }
  }

  private mutating func openChild(
    _ element: JUnitElement, _ attributes: XMLAttributes, _ parser: XMLParser
  ) {
    var child = JUnitChild(element, depth: parser.depth)
    attributes.forEach { name, value in
      switch name.count {
      case 4:
        if name.equals("type") { child.type = kept(value, FailureText.typeLimit) }
        if name.equals("time"), element.isRepeat { child.duration = duration(value) }
      case 7:
        if name.equals("message") { child.message = kept(value, FailureText.messageLimit) }
      case 9:
        if name.equals("timestamp") { child.start = Instant(reported: value.string(upTo: 64)) }
      default: break
      }
    }
    self.child = child
    parser.collectsText = true
  }

  private func kept(_ value: XMLBytes, _ limit: Int) -> String? {
    FailureText.kept(value.bytes, limit: limit)
  }

  /// A duration in microseconds; what is none is counted for a warning.
  mutating func duration(_ value: XMLBytes) -> Int64? {
    seconds.duration(value, &warnings)
  }
}
