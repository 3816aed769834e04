public import History

/// What `hyperfine --export-json FILE` writes.
public enum Hyperfine: ReportFormat {
  public static let name = "hyperfine"
  public static let purpose = ReportPurpose.benchmarks
  public static let description = "hyperfine --export-json FILE"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.has("results[].command", "results[].mean") ?? false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .other("hyperfine")
    try json.readDocument {
      try json.forEachKey { key in
        guard key == "results" else { return }
        try json.forEachElement { try readResult(json, receive) }
      }
    }
    return summary
  }

  /// So many exit codes that differ are named.
  private static let mostTold = 5

  private static func readResult(
    _ json: JSONReader, _ receive: (ReportEvent) throws -> Void
  ) throws {
    var command = ""
    var times: [Double] = []
    var stated: [String: Double] = [:]
    var failures: [String] = []
    var failedCount = 0
    try json.forEachKey { key in
      switch key {
      case "command": command = try json.boundedName() ?? ""
      case "times": times = try json.doubles()
      case "mean", "median", "min", "max", "stddev": stated[key] = try json.double()
      case "exit_codes":
        // Null where a signal ended it.
        try json.forEachElement {
          let code = try json.integer()
          guard code != 0 else { return }
          failedCount += 1
          let end = code.map { "exit code \($0)" } ?? "a signal"
          if failures.count < mostTold, !failures.contains(end) { failures.append(end) }
        }
      default: break
      }
    }
    let test = TestIdentity(name: command)
    if failedCount > 0, !command.isEmpty {
      // What a command that fails takes says nothing of what it takes.
      let what = "\(Units.count(failedCount, "run")) of \(command) did not exit with 0"
      try receive(.warning(ReportWarning(what)))
      let failure = Failure(
        message: "\(Units.count(failedCount, "run")) ended with \(failures.joined(separator: ", "))"
      )
      return try receive(.runError(RunError(benchmark: test, failure: failure)))
    }
    var benchmark = Benchmark(test: test, samples: times.map { $0 * 1e9 })
    if benchmark == nil, let mean = stated["mean"], let minimum = stated["min"],
      let maximum = stated["max"]
    {
      benchmark = Benchmark(
        test: test, minimum: minimum * 1e9, maximum: maximum * 1e9, mean: mean * 1e9,
        median: (stated["median"] ?? mean) * 1e9, standardDeviation: (stated["stddev"] ?? 0) * 1e9,
        rounds: 1, iterations: 1)
    }
    if let benchmark, !command.isEmpty {
      try receive(.benchmark(benchmark))
    } else {
      try receive(.warning(ReportWarning("a benchmark without times was left out")))
    }
  }
}
