import History

/// One line of a pytest-reportlog file.
struct ReportlogRecord {
  var type = ""
  var nodeID = ""
  var phase = ""
  var outcome = ""
  var duration: Int64?
  var start: Instant?
  var stop: Instant?
  var expectedFailure: String?
  var failure: Failure?
  /// The worker's id under xdist.
  var worker: String?
  var exitStatus: Int64?
  /// How many workers a session had, also those that got no test.
  var workers: Int64?
  /// What wrote it, where that is not pytest.
  var tool: String?

  /// Reads the object that comes next.
  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "$report_type": type = try json.name() ?? ""
      case "nodeid": nodeID = try json.name() ?? ""
      case "when": phase = try json.name() ?? ""
      case "outcome": outcome = try json.name() ?? ""
      case "duration": duration = try json.microseconds(.seconds)
      case "start": start = try json.instant(.seconds)
      case "stop": stop = try json.instant(.seconds)
      case "wasxfail": expectedFailure = try json.text()
      case "longrepr": failure = try PytestFailure.read(json)
      case "worker_id": worker = try json.name()
      case "node": worker = try worker ?? json.name().flatMap(Self.workerID(inNode:))
      case "tool": tool = try json.boundedName()
      case "exitstatus": exitStatus = try json.integer()
      case "workers": workers = try json.integer()
      default: break
      }
    }
  }

  /// The id in `<WorkerController gw0>`, which is all that a record of a dead worker has.
  private static func workerID(inNode text: String) -> String? {
    guard text.hasSuffix(">"), let space = text.lastIndex(of: " ") else { return nil }
    return String(text[text.index(after: space)...].dropLast())
  }
}
