public import History

/// The Bencher Metric Format: benchmarks with measures. Latencies are nanoseconds, throughputs operations a second,
/// build times seconds; other measures are no times.
public enum BencherMetrics: ReportFormat {
  public static let name = "bencher"
  public static let purpose = ReportPurpose.benchmarks
  public static let description = "Bencher Metric Format: latency, throughput, build-time"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json, json.depth == 3 else { return false }
    return json.paths.contains { path in
      Measure.allCases.contains { path.hasSuffix(".\($0.rawValue).value") }
    }
  }

  /// A measure that tells a time.
  private enum Measure: String, CaseIterable {
    case latency
    case throughput
    case buildTime = "build-time"

    func nanoseconds(_ value: Double) -> Double {
      switch self {
      case .latency: value
      case .throughput: 1e9 / value
      case .buildTime: 1e9 * value
      }
    }
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var warnings = WarningTally()
    try json.readDocument {
      try json.forEachKey { name in
        try json.forEachKey { word in
          var metric: [String: Double] = [:]
          try json.forEachKey { key in metric[key] = try json.double() }
          guard let measure = Measure(rawValue: word) else {
            warnings.add("measures that are no time, left out", example: word)
            return
          }
          guard let benchmark = benchmark(name, measure, metric) else {
            warnings.add("benchmarks without a time, left out", example: name)
            return
          }
          try receive(.benchmark(benchmark))
        }
      }
    }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: name)
    summary.dialect = .other("bencher")
    return summary
  }

  /// A latency goes by the benchmark's name; the other measures say which they are, whatever stands beside them.
  private static func benchmark(
    _ name: String, _ measure: Measure, _ metric: [String: Double]
  ) -> Benchmark? {
    func time(_ key: String) -> Double? {
      metric[key].map(measure.nanoseconds).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    }
    guard let value = time("value") else { return nil }
    let ends = [value, time("lower_value") ?? value, time("upper_value") ?? value]
    let shown = measure == .latency ? name : "\(name) (\(measure.rawValue))"
    return Benchmark(
      test: TestIdentity(name: BoundedName.of(shown)), minimum: ends.min() ?? value,
      maximum: ends.max() ?? value, mean: value, median: value, standardDeviation: 0, rounds: 1,
      iterations: 1)
  }
}
