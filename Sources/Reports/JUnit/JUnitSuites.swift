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
  }

  private(set) var open: [Open] = []
  /// The names of the open suites, outermost first.
  private(set) var names: [String] = []
  /// What the root says of the time of all.
  var rootTime: Int64?
  var rootStart: Instant?
  /// Over the outermost suites.
  private(set) var timeSum: Int64?
  private(set) var firstStart: Instant?
  private(set) var lastEnd: Instant?
  private(set) var allHaveSpan = true
  private(set) var statedTests: Int64 = 0

  /// The depth of the innermost open suite, 0 if there is none.
  var innermostDepth: Int { open.last?.depth ?? 0 }
  var host: String { open.last?.host ?? "" }
  var package: String { open.last?.package ?? "" }
  /// The file of the last suite that had one, open or not.
  private var lastFile = ""

  /// The file of the innermost suite that has one. Cypress writes it into the root suite, which stands
  /// beside those of the file.
  func file(in dialect: JUnitDialect) -> String {
    open.last { !$0.file.isEmpty }?.file ?? (dialect == .mocha ? lastFile : "")
  }

  /// Begins a document, for which the files of the one before do not hold.
  mutating func beginDocument() { lastFile = "" }

  mutating func add(_ suite: Open, time: Int64?, start: Instant?, tests: Int64) {
    if open.isEmpty {
      if let time { timeSum = min((timeSum ?? 0) + time, .max / 2) }
      statedTests &+= tests
      note(time: time, start: start)
    }
    if !suite.file.isEmpty || suite.name == "Root Suite" { lastFile = suite.file }
    open.append(suite)
    names.append(suite.name)
  }

  mutating func close() {
    open.removeLast()
    names.removeLast()
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
