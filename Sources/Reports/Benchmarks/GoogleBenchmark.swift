public import History

/// Google Benchmark's JSON (`--benchmark_out`, `--benchmark_format=json`): real time, repetitions united.
public enum GoogleBenchmark: ReportFormat {
  public static let name = "google-benchmark"
  public static let purpose = ReportPurpose.benchmarks
  public static let description = "Google Benchmark JSON: --benchmark_out=FILE"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.has("context", "benchmarks") ?? false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .other("google-benchmark")
    var program: String?
    var order: [String] = []
    var rows: [String: [GoogleBenchmarkRow]] = [:]
    try json.readDocument {
      try json.forEachKey { key in
        switch key {
        case "context":
          try json.forEachKey { key in
            switch key {
            case "date": summary.start = try json.name().flatMap { Instant(reported: $0) }
            case "executable":
              let path = try json.boundedName()
              program = path?.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(
                String.init)
            default: break
            }
          }
        case "benchmarks":
          try json.forEachElement {
            let row = try GoogleBenchmarkRow(json)
            if rows[row.name] == nil { order.append(row.name) }
            rows[row.name, default: []].append(row)
          }
        default: break
        }
      }
    }
    for name in order {
      let test = TestIdentity(className: program, name: BoundedName.of(name))
      try give(rows[name] ?? [], of: test, receive)
    }
    return summary
  }

  private static func give(
    _ rows: [GoogleBenchmarkRow], of test: TestIdentity, _ receive: (ReportEvent) throws -> Void
  ) throws {
    if let error = rows.compactMap(\.error).first {
      try receive(.runError(RunError(benchmark: test, failure: Failure(message: error))))
      return
    }
    let runs = rows.filter { $0.aggregate == nil }
    let iterations = runs.first?.iterations ?? 1
    if let benchmark = Benchmark(
      test: test, samples: runs.compactMap(\.nanoseconds), iterations: iterations)
    {
      return try receive(.benchmark(benchmark))
    }
    // With --benchmark_report_aggregates_only the repetitions are left out.
    func value(_ aggregate: String) -> Double? {
      rows.first { $0.aggregate == aggregate }?.nanoseconds
    }
    guard let mean = value("mean"), let median = value("median") else {
      // Of an order of growth alone there is no time to tell.
      guard !rows.allSatisfy({ ["BigO", "RMS"].contains($0.aggregate) }) else { return }
      return try receive(.warning(ReportWarning("a benchmark without times was left out")))
    }
    try receive(
      .benchmark(
        Benchmark(
          test: test, minimum: min(mean, median), maximum: max(mean, median), mean: mean,
          median: median, standardDeviation: value("stddev") ?? 0,
          rounds: rows.first?.iterations ?? 1, iterations: 1)))
  }
}
