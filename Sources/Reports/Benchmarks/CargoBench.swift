public import History

/// What `cargo bench` prints: libtest's lines, and those of criterion with `--output-format bencher`.
public enum CargoBench: ReportFormat {
  public static let name = "cargo-bench"
  public static let purpose = ReportPurpose.benchmarks
  public static let description =
    "cargo bench, what it prints; criterion: -- --output-format bencher"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard head.xml == nil, head.json == nil else { return false }
    return head.bytes.split(separator: .newline).contains {
      benchmark(String(decoding: $0.prefix(1000), as: UTF8.self)) != nil
    }
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try ByteCursor(source)
    while let line = try bytes.nextLine() {
      if let benchmark = benchmark(line) {
        try receive(.benchmark(benchmark))
      } else if line.hasPrefix("test "), line.hasSuffix(" ... FAILED") {
        let name = line.dropFirst("test ".count).dropLast(" ... FAILED".count)
        let failure = Failure(message: "the benchmark failed")
        let test = TestIdentity(name: BoundedName.of(String(name).trimmingBlanks))
        try receive(.runError(RunError(benchmark: test, failure: failure)))
      }
    }
    var summary = ReportSummary(format: name)
    summary.dialect = .other("criterion")
    return summary
  }

  /// `test group/name ... bench:       1,234 ns/iter (+/- 56)`.
  private static func benchmark(_ line: String) -> Benchmark? {
    guard line.hasPrefix("test "), let mark = line.firstRange(of: " ... bench:") else { return nil }
    let words = line[mark.upperBound...].split(separator: " ").map(String.init)
    guard words.count >= 2, words[1].hasSuffix("/iter"),
      let factor = BenchmarkUnit.nanoseconds(String(words[1].dropLast("/iter".count))),
      let time = Double(words[0].replacing(",", with: "")), time.isFinite, time >= 0
    else { return nil }
    let name = line[..<mark.lowerBound].dropFirst("test ".count)
    let spread = words.count > 3 && words[2] == "(+/-" ? words[3] : "0"
    let most = Double(spread.filter { $0.isNumber || $0 == "." }) ?? 0
    return Benchmark(
      test: TestIdentity(name: BoundedName.of(String(name).trimmingBlanks)),
      minimum: max(0, time - most) * factor, maximum: (time + most) * factor, mean: time * factor,
      median: time * factor, standardDeviation: 0, rounds: 1, iterations: 1)
  }
}
