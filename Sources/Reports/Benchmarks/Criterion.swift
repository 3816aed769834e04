public import History

/// criterion's `estimates.json` and `sample.json`, whose place says which benchmark they are of:
/// `target/criterion/GROUP/NAME/new/sample.json`.
public enum Criterion: ReportFormat {
  public static let name = "criterion"
  public static let purpose = ReportPurpose.benchmarks
  public static let description =
    "criterion: target/criterion/**/new/estimates.json, or sample.json"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json else { return false }
    return json.has("mean.point_estimate", "std_dev") || json.has("sampling_mode", "iters")
      || json.has("mean.confidence_interval.confidence_level")
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var estimates: [String: Double] = [:]
    var iterations: [Double] = []
    var times: [Double] = []
    try json.readDocument {
      try json.forEachKey { key in
        switch key {
        case "iters": iterations = try json.doubles()
        case "times": times = try json.doubles()
        default:
          try json.forEachKey { inner in
            if inner == "point_estimate" { estimates[key] = try json.double() }
          }
        }
      }
    }
    var summary = ReportSummary(format: name)
    summary.dialect = .other("criterion")
    guard let test = test(of: source.name) else {
      throw source.malformed(
        at: 0, "criterion's estimates, of which only their folder says of which benchmark they are",
        hint: "record them where they are: 'target/criterion/**/new/estimates.json'")
    }
    if let benchmark = benchmark(of: test, estimates, zip(iterations, times).map { $1 / $0 }) {
      try receive(.benchmark(benchmark))
    } else {
      try receive(.warning(ReportWarning("a benchmark without times was left out")))
    }
    return summary
  }

  private static func benchmark(
    of test: TestIdentity, _ estimates: [String: Double], _ samples: [Double]
  ) -> Benchmark? {
    if let benchmark = Benchmark(test: test, samples: samples) { return benchmark }
    guard let mean = estimates["mean"], let median = estimates["median"],
      [mean, median].allSatisfy({ $0.isFinite && $0 >= 0 })
    else { return nil }
    return Benchmark(
      test: test, minimum: min(mean, median), maximum: max(mean, median), mean: mean,
      median: median, standardDeviation: estimates["std_dev"] ?? 0, rounds: 1, iterations: 1)
  }

  /// What stands between the folder `criterion` and `new`.
  private static func test(of path: String) -> TestIdentity? {
    let parts = path.split(separator: "/").map(String.init)
    guard let end = parts.lastIndex(where: { $0 == "new" || $0 == "base" }),
      let start = parts.firstIndex(of: "criterion"), start + 1 < end
    else { return nil }
    return TestIdentity(name: BoundedName.of(parts[(start + 1)..<end].joined(separator: "/")))
  }
}
