import History

/// The suites of a report: those that are open, and what the outermost ones say in sum.
struct JUnitSuites {
  struct Open {
    var depth: Int
    var name: String
    var host: String
    /// The file and the package as written, empty where they are missing.
    var file = ""
    var package = ""
    var stated = JUnitCounts()
    /// What was told before it began, in the suite around it.
    var toldAround = JUnitTold()
    /// Whether it says that it did not succeed.
    var isFailed = false
    /// Why, beside its tests, as Ginkgo has it.
    var reason: String?
    /// What was printed beside its tests, kept only where they do not show all that it states.
    var output: String?
  }

  private(set) var open: [Open] = []
  /// The names of the open suites, outermost first.
  private(set) var names: [String] = []
  /// What the root says of the time of all.
  var rootTime: Int64?
  var rootStart: Instant?
  /// Whether all starts say in which zone they are.
  var startsHaveZone = true
  /// Over the roots of all documents.
  var rootStated = JUnitCounts()
  /// What is told in the innermost open suite; in the end, in all of the report.
  private(set) var told = JUnitTold()
  /// Over the outermost suites.
  private(set) var timeSum: Int64?
  private(set) var firstStart: Instant?
  private(set) var lastEnd: Instant?
  private(set) var allHaveSpan = true
  private(set) var stated = JUnitCounts()
  private(set) var count = 0
  /// Whether a suite says that its runner was stopped.
  private(set) var wasInterrupted = false
  /// Whether the outermost suites hold all cases, none beside them and none in suites inside.
  private(set) var areFlat = true
  /// How many tests outermost suites state and do not tell of; what others tell of beyond what they state makes
  /// up for none.
  private(set) var lostTests = 0

  /// The depth of the innermost open suite, 0 if there is none.
  var innermostDepth: Int { open.last?.depth ?? 0 }
  var host: String { open.last?.host ?? "" }
  var package: String { open.last?.package ?? "" }
  /// The file of the last suite that had one, open or not.
  private var lastFile = ""

  /// The file of the innermost suite that has one. Cypress writes it into the root suite, which stands
  /// beside those of the file.
  func file(in dialect: Dialect) -> String {
    open.last { !$0.file.isEmpty }?.file ?? (dialect == .mocha ? lastFile : "")
  }

  /// Begins a document, for which the files of the one before do not hold.
  mutating func beginDocument() { lastFile = "" }

  /// Whether the innermost suite states failures that were not told yet.
  var lacksFailures: Bool { open.last.map { $0.stated.broken > told.broken } ?? false }

  mutating func add(_ suite: Open, time: Int64?, start: Instant?) {
    if open.isEmpty {
      if let time { timeSum = min((timeSum ?? 0) + time, .max / 2) }
      stated = stated + suite.stated
      count += 1
      note(time: time, start: start)
    } else {
      areFlat = false
    }
    if !suite.file.isEmpty || suite.name == "Root Suite" { lastFile = suite.file }
    var suite = suite
    suite.toldAround = told
    told = JUnitTold()
    open.append(suite)
    names.append(suite.name)
  }

  /// Counts what was told in the innermost suite.
  mutating func tell(_ told: JUnitTold) { self.told.add(told) }

  mutating func tellCase(_ told: JUnitTold) {
    if open.isEmpty { areFlat = false }
    tell(told)
  }

  mutating func keep(output: String?) {
    guard let output, !open.isEmpty else { return }
    open[open.count - 1].output = output
  }

  /// Closes the innermost suite, whose counts then count for the one around it.
  ///
  /// - Returns: an error where it states failures that nothing in it tells.
  mutating func close() -> RunError? {
    let suite = open.removeLast()
    names.removeLast()
    let place = Self.place(suite, in: names)
    var error = told.shortfall(of: suite.stated, in: place)
    if open.isEmpty { lostTests += max(0, (suite.stated.tests ?? 0) - told.cases) }
    error?.failure.detail = suite.output
    told.broken = max(told.broken, suite.stated.broken)
    if suite.isFailed, told.broken == 0 {
      let message = suite.reason ?? "the suite failed, its tests did not"
      error = RunError(name: BoundedName.of(place), failure: Failure(message: message))
      told.broken = 1
    }
    told.add(suite.toldAround)
    return error
  }

  /// Takes what Ginkgo says of a suite in properties.
  mutating func note(property key: XMLName, _ value: XMLBytes?) {
    guard let value, !open.isEmpty else { return }
    if key.equals("SuiteSucceeded") { open[open.count - 1].isFailed = value.equals("false") }
    guard key.equals("SpecialSuiteFailureReason"), !value.isEmpty else { return }
    let reason = value.string(upTo: 4096)
    open[open.count - 1].reason = reason
    if reason.contains("Interrupted") || reason.contains("Timeout") { wasInterrupted = true }
  }

  private static func place(_ suite: Open, in names: [String]) -> String {
    // jest-junit writes the word for a file that never got as far as its first `describe`.
    let isNamed = !suite.name.isEmpty && suite.name != "undefined"
    return isNamed ? suite.name : names.last { !$0.isEmpty } ?? "a suite without a name"
  }

  private mutating func note(time: Int64?, start: Instant?) {
    if let start { firstStart = min(firstStart ?? start, start) }
    guard let time, let start else {
      allHaveSpan = false
      return
    }
    let end = Instant(microseconds: start.microseconds &+ time)
    lastEnd = max(lastEnd ?? end, end)
  }
}
