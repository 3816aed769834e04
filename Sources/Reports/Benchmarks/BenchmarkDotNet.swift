public import History

/// BenchmarkDotNet's JSON exporters, brief, full and compressed.
public enum BenchmarkDotNet: ReportFormat {
  public static let name = "benchmark-dotnet"
  public static let purpose = ReportPurpose.benchmarks
  public static let description = "BenchmarkDotNet JSON: --exporters json"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.has("HostEnvironmentInfo") == true || head.json?.has("Title", "Benchmarks") == true
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .other("benchmark-dotnet")
    try json.readDocument {
      try json.forEachKey { key in
        guard key == "Benchmarks" else { return }
        try json.forEachElement {
          let (test, benchmark) = try read(json)
          if let benchmark {
            try receive(.benchmark(benchmark))
          } else {
            // Without statistics it did not run to its end.
            let failure = Failure(message: "the benchmark has no results")
            try receive(.runError(RunError(benchmark: test, failure: failure)))
          }
        }
      }
    }
    return summary
  }

  private static func read(_ json: JSONReader) throws -> (TestIdentity, Benchmark?) {
    var names: [String: String] = [:]
    var times: [String: Double] = [:]
    try json.forEachKey { key in
      switch key {
      case "Namespace", "Type", "Method", "Parameters": names[key] = try json.boundedName()
      case "Statistics":
        try json.forEachKey { key in
          if try json.kind() == .number { times[key] = try json.double() }
        }
      default: break
      }
    }
    let group = [names["Namespace"], names["Type"]].compactMap { $0 }.filter { !$0.isEmpty }
    let list = names["Parameters"].flatMap { $0.isEmpty ? nil : "(\($0))" } ?? ""
    let test = TestIdentity(
      className: group.isEmpty ? nil : BoundedName.of(group.joined(separator: ".")),
      name: BoundedName.of((names["Method"] ?? "") + list))
    guard let minimum = times["Min"], let maximum = times["Max"], let mean = times["Mean"],
      let median = times["Median"],
      [minimum, maximum, mean, median].allSatisfy({ $0.isFinite && $0 >= 0 })
    else { return (test, nil) }
    let benchmark = Benchmark(
      test: test, minimum: minimum, maximum: maximum, mean: mean, median: median,
      standardDeviation: times["StandardDeviation"] ?? 0, firstQuartile: times["Q1"],
      thirdQuartile: times["Q3"], rounds: times["N"].flatMap { Int64(exactly: $0) } ?? 1,
      iterations: 1)
    return (test, benchmark)
  }
}
