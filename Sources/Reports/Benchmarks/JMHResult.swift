import History

/// One result of JMH.
struct JMHResult {
  private(set) var mode = ""
  private var name = ""
  private var parameters: [String] = []
  private var iterations: Int64 = 1
  private var score: Double?
  private var unit = ""
  private var samples: [Double] = []
  private var percentiles: [String: Double] = [:]

  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "benchmark": name = try json.boundedName() ?? ""
      case "mode": mode = try json.boundedName() ?? ""
      case "measurementIterations": iterations = try json.integer() ?? 1
      case "params":
        try json.forEachKey { key in
          let value = try json.boundedName() ?? ""
          if parameters.count < 64 { parameters.append("\(key)=\(value)") }
        }
      case "primaryMetric": try readMetric(json)
      default: break
      }
    }
  }

  var test: TestIdentity {
    let dot = name.lastIndex(of: ".")
    let method = dot.map { String(name[name.index(after: $0)...]) } ?? name
    let list = parameters.isEmpty ? "" : "[\(parameters.joined(separator: ","))]"
    return TestIdentity(
      className: dot.map { String(name[..<$0]) }, name: BoundedName.of(method + list))
  }

  func benchmark(of test: TestIdentity) -> Benchmark? {
    let parts = unit.split(separator: "/").map(String.init)
    guard parts.count == 2 else { return nil }
    let isRate = parts[0] == "ops"
    guard let factor = BenchmarkUnit.nanoseconds(isRate ? parts[1] : parts[0]) else { return nil }
    func nanoseconds(_ value: Double) -> Double { isRate ? factor / value : factor * value }
    let times = samples.map(nanoseconds)
    if let benchmark = Benchmark(test: test, group: mode, samples: times, iterations: iterations) {
      return benchmark
    }
    // Mode `sample` has a histogram in place of its samples.
    guard let score, let low = percentiles["0.0"], let middle = percentiles["50.0"],
      let high = percentiles["100.0"],
      [score, low, middle, high].allSatisfy({ $0.isFinite && $0 > 0 })
    else { return nil }
    let ends = [nanoseconds(low), nanoseconds(high)]
    return Benchmark(
      test: test, group: mode, minimum: min(ends[0], ends[1]), maximum: max(ends[0], ends[1]),
      mean: nanoseconds(score), median: nanoseconds(middle), standardDeviation: 0, rounds: 1,
      iterations: iterations)
  }

  private mutating func readMetric(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "score": score = try json.double()
      case "scoreUnit": unit = try json.name() ?? ""
      case "scorePercentiles":
        try json.forEachKey { key in percentiles[key] = try json.double() }
      case "rawData":
        // A list for each fork.
        try json.forEachElement { samples += try json.doubles() }
      default: break
      }
    }
  }
}
