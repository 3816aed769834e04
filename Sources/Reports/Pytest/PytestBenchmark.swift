public import History

/// What `pytest --benchmark-json FILE` (pytest-benchmark) writes. The single rounds, which are nearly
/// all of its bytes, are skipped.
public enum PytestBenchmark: ReportFormat {
  public static let name = "pytest-benchmark"
  public static let purpose = ReportPurpose.benchmarks
  public static let description = "pytest --benchmark-json (pytest-benchmark)"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.has("machine_info", "benchmarks") ?? false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .pytest
    try json.readDocument {
      try json.forEachKey { key in
        switch key {
        case "benchmarks":
          try json.forEachElement {
            if let benchmark = try benchmark(json) {
              try receive(.benchmark(benchmark))
            } else {
              try receive(.warning(ReportWarning("a benchmark without times was left out")))
            }
          }
        case "commit_info":
          try json.forEachKey { key in
            switch key {
            case "id": summary.commit = try known(json.boundedName())
            case "branch": summary.branch = try known(json.boundedName())
            default: break
            }
          }
        case "datetime": summary.start = try json.name().flatMap { Instant(reported: $0) }
        default: break
        }
      }
    }
    return summary
  }

  /// What it writes without a repository, without commits, or off any branch, is nothing.
  private static func known(_ name: String?) -> String? {
    guard let name, name != "unknown", !name.hasPrefix("(") else { return nil }
    return name
  }

  private static func benchmark(_ json: JSONReader) throws -> Benchmark? {
    var test = TestIdentity(name: "")
    var group: String?
    var times: [String: Double] = [:]
    try json.forEachKey { key in
      switch key {
      case "fullname": test = TestIdentity(pytestNodeID: try json.name() ?? "")
      case "group": group = try json.boundedName()
      case "stats":
        try json.forEachKey { key in
          guard key != "data" else { return }
          times[key] = try json.number().flatMap { Double($0) }
        }
      default: break
      }
    }
    guard !test.name.isEmpty, let minimum = times["min"], let maximum = times["max"],
      let mean = times["mean"], let median = times["median"],
      [minimum, maximum, mean, median].allSatisfy(\.isFinite)
    else { return nil }
    func nanoseconds(_ seconds: Double) -> Double { seconds * 1e9 }
    func count(_ key: String) -> Int64 { times[key].flatMap { Int64(exactly: $0) } ?? 1 }
    return Benchmark(
      test: test, group: group, minimum: nanoseconds(minimum), maximum: nanoseconds(maximum),
      mean: nanoseconds(mean), median: nanoseconds(median),
      standardDeviation: nanoseconds(times["stddev"] ?? 0),
      firstQuartile: times["q1"].map(nanoseconds), thirdQuartile: times["q3"].map(nanoseconds),
      rounds: count("rounds"), iterations: count("iterations"))
  }
}
