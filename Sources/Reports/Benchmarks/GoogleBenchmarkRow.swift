import History

/// One row of Google Benchmark's JSON: a repetition, or an aggregate of all.
struct GoogleBenchmarkRow {
  private(set) var name = ""
  private(set) var aggregate: String?
  private(set) var iterations: Int64 = 1
  private(set) var error: String?
  private var time: Double?
  private var unit = "ns"

  init(_ json: JSONReader) throws {
    var runName: String?
    var type = "iteration"
    var failed = false
    var message: String?
    try json.forEachKey { key in
      switch key {
      case "name": name = try json.name() ?? ""
      case "run_name": runName = try json.name()
      case "run_type": type = try json.name() ?? ""
      case "aggregate_name": aggregate = try json.name()
      case "iterations": iterations = try json.integer() ?? 1
      case "real_time": time = try json.double()
      case "time_unit": unit = try json.name() ?? ""
      case "error_occurred": failed = try json.boolean() == true
      case "error_message": message = try json.text()
      default: break
      }
    }
    if type == "iteration" { aggregate = nil }
    name = runName ?? name
    if failed { error = message ?? "an error occurred" }
  }

  /// Nil where it counts something else.
  var nanoseconds: Double? {
    guard let time, let factor = BenchmarkUnit.nanoseconds(unit) else { return nil }
    return time * factor
  }
}
