public import History

/// The Bencher Metric Format: benchmarks with measures. Latencies are nanoseconds; other measures are no times.
public enum BencherMetrics: ReportFormat {
  public static let name = "bencher"
  public static let purpose = ReportPurpose.benchmarks
  public static let description = "Bencher Metric Format: latency"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json, json.depth == 3 else { return false }
    return json.paths.contains {
      $0.hasSuffix(".latency.value") || $0.hasSuffix(".throughput.value")
    }
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var warnings = WarningTally()
    try json.readDocument {
      try json.forEachKey { name in
        let test = TestIdentity(name: BoundedName.of(name))
        try json.forEachKey { measure in
          var metric: [String: Double] = [:]
          try json.forEachKey { key in metric[key] = try json.double() }
          guard measure == "latency" else {
            warnings.add("measures that are no latency, left out", example: measure)
            return
          }
          guard let value = metric["value"], value.isFinite, value >= 0 else {
            warnings.add("benchmarks without a time, left out", example: name)
            return
          }
          let benchmark = Benchmark(
            test: test, minimum: min(value, metric["lower_value"] ?? value),
            maximum: max(value, metric["upper_value"] ?? value), mean: value, median: value,
            standardDeviation: 0, rounds: 1, iterations: 1)
          try receive(.benchmark(benchmark))
        }
      }
    }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: name)
    summary.dialect = .other("bencher")
    return summary
  }
}
