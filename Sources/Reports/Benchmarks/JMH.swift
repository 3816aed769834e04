public import History

/// JMH's JSON (`-rf json`). Throughput is told as the time of one operation.
public enum JMH: ReportFormat {
  public static let name = "jmh"
  public static let purpose = ReportPurpose.benchmarks
  public static let description = "JMH JSON: java -jar benchmarks.jar -rf json"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.has("[].benchmark", "[].mode") ?? false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .other("jmh")
    var seen: Set<TestIdentity> = []
    try json.readDocument {
      try json.forEachElement {
        let result = try JMHResult(json)
        var test = result.test
        // One benchmark in several modes.
        if !seen.insert(test).inserted { test.name += " (\(result.mode))" }
        if let benchmark = result.benchmark(of: test) {
          try receive(.benchmark(benchmark))
        } else {
          try receive(
            .warning(ReportWarning("a benchmark without times was left out: \(test.id)")))
        }
      }
    }
    return summary
  }
}
