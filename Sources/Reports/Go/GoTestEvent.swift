import History

/// One line of `go test -json` (`go doc test2json`).
struct GoTestEvent {
  var action = ""
  private var timeText: String?
  var package = ""
  var test: String?
  /// Microseconds as the test binary printed them, in steps of 10 ms.
  var elapsed: Int64?
  var output: String?
  /// What was built, in the events of the build.
  var importPath: String?
  var failedBuild: String?

  /// Read when it is asked for: of most events, those of output, nobody asks.
  var time: Instant? { timeText.flatMap { Instant(iso8601: $0) } }

  /// Reads the object that comes next.
  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "Action": action = try json.name() ?? ""
      case "Time": timeText = try json.name()
      case "Package": package = try json.boundedName() ?? ""
      case "Test": test = try json.boundedName()
      case "Elapsed": elapsed = try json.microseconds(.seconds)
      case "Output": output = try json.text()
      case "ImportPath": importPath = try json.boundedName()
      case "FailedBuild": failedBuild = try json.name()
      default: break
      }
    }
  }
}
