import History

extension Benchmark {
  /// The benchmark of samples in nanoseconds; nil where there are none, or one is no time.
  init?(test: TestIdentity, group: String? = nil, samples: [Double], iterations: Int64 = 1) {
    let sorted = samples.sorted()
    guard !test.name.isEmpty, let minimum = sorted.first, let maximum = sorted.last,
      samples.allSatisfy({ $0.isFinite && $0 >= 0 })
    else { return nil }
    let mean = samples.reduce(0, +) / Double(samples.count)
    let squares = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let low = Int(place)
      let high = min(low + 1, sorted.count - 1)
      return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
    }
    self.init(
      test: test, group: group, minimum: minimum, maximum: maximum, mean: mean,
      median: quantile(0.5),
      standardDeviation: samples.count > 1 ? (squares / Double(samples.count - 1)).squareRoot() : 0,
      firstQuartile: samples.count > 3 ? quantile(0.25) : nil,
      thirdQuartile: samples.count > 3 ? quantile(0.75) : nil,
      rounds: Int64(samples.count), iterations: iterations)
  }
}
