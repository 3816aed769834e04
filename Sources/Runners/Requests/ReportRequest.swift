/// How a runner is asked for a report that nobody asked for, so that what it prints stays as it was.
public struct ReportRequest: Hashable, Sendable {
  /// What it writes, for people: `JUnit XML`.
  public var report: String
  /// What it is asked through: an option or a variable; nil where it writes it by itself.
  public var through: String?
  /// Whether it tells more than the runner's own reports do, of tests by the same ids. One that does not
  /// gives way to a report that the project's configuration has the runner write.
  public var isRicher = false
  /// What is read of what it prints; nil for a report in a file.
  public var printed: PrintedReport?
  /// What its reports end with, where the runner may have ended before what writes them; nil where it waits.
  public var ending: String?
  /// The command with what was added to it; nil where it stays.
  var command: [String]?
  /// Variables by their new value.
  var variables: [String: String] = [:]
  /// Files that it needs.
  var hooks: [Hook] = []
  /// The reports, as patterns.
  public var places: [String]

  init(_ report: String, through: String?, places: [String]) {
    self.report = report
    self.through = through
    self.places = places
  }

  /// Asks by words that are put behind one of a command's.
  init(
    _ report: String, adding words: [String], to command: [String], behind index: Int,
    places: [String]
  ) {
    self.init(
      report, through: words.first.map { CommandWords.split($0).option },
      places: places)
    self.command = Array(command[...index]) + words + command[(index + 1)...]
  }

  /// Asks by a variable.
  init(_ report: String, setting variables: [String: String], places: [String]) {
    self.init(report, through: variables.keys.sorted().joined(separator: ", "), places: places)
    self.variables = variables
  }

  /// A line for people: `report: JUnit XML, asked for through --log-junit`.
  public var line: String {
    if let through { return "report: \(report), asked for through \(through)" }
    return "report: \(report)"
  }
}
