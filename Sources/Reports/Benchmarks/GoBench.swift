public import History

/// What `go test -bench` prints; several lines of one benchmark (`-count`) are its rounds.
public enum GoBench: ReportFormat {
  public static let name = "go-bench"
  public static let purpose = ReportPurpose.benchmarks
  public static let description = "go test -bench, what it prints"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard head.xml == nil, head.json == nil else { return false }
    return head.bytes.split(separator: .newline).contains {
      GoBenchLine(String(decoding: $0.prefix(500), as: UTF8.self)) != nil
    }
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try ByteCursor(source)
    var package: String?
    var rounds: [TestIdentity: [GoBenchLine]] = [:]
    var order: [TestIdentity] = []
    var processors: Set<String> = []
    while let line = try bytes.nextLine() {
      if line.hasPrefix("pkg: ") {
        package = BoundedName.of(String(line.dropFirst("pkg: ".count)).trimmingBlanks)
      } else if let round = GoBenchLine(line) {
        let test = TestIdentity(className: package, name: BoundedName.of(round.name))
        if rounds[test] == nil { order.append(test) }
        rounds[test, default: []].append(round)
        processors.insert(round.processors)
      } else if line.hasPrefix("--- FAIL: ") || line.hasPrefix("FAIL\t")
        || line.hasPrefix("panic: ")
      {
        let failure = Failure(message: line)
        if let name = failedBenchmark(line) {
          let test = TestIdentity(className: package, name: BoundedName.of(name))
          try receive(.runError(RunError(benchmark: test, failure: failure)))
        } else {
          try receive(.runError(RunError(name: package ?? "the benchmarks", failure: failure)))
        }
      }
    }
    for test in order {
      guard let lines = rounds[test], let first = lines.first else { continue }
      var test = test
      // The number of processors, which is another one on another machine.
      if processors.count == 1, !first.processors.isEmpty {
        test.name = String(test.name.dropLast(first.processors.count))
      }
      let benchmark = Benchmark(
        test: test, samples: lines.map(\.nanoseconds), iterations: first.iterations)
      if let benchmark { try receive(.benchmark(benchmark)) }
    }
    var summary = ReportSummary(format: name)
    summary.dialect = .go
    return summary
  }

  /// The benchmark of a line such as `--- FAIL: BenchmarkAbs`.
  private static func failedBenchmark(_ line: String) -> String? {
    let words = line.split(separator: " ")
    guard line.hasPrefix("--- FAIL: Benchmark"), words.count > 2 else { return nil }
    return String(words[2])
  }
}
