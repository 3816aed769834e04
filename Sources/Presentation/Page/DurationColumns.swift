import Platform

/// The durations of a grid in a byte a cell: how far each is from what its test usually takes, in steps of 2 %,
/// with the run's machine divided out. What a byte cannot say stands beside, and so do the newest runs, exactly.
struct DurationColumns {
  /// A step is e^0.0198, so that what is read is off by 1 % at the most.
  static let step = 0.0198
  /// How many of the newest runs are exact: of a large history as many as leave each cell a byte and less.
  let exactRuns: Int

  /// By run: how much slower than usual the machine was, 1 for the same, to four decimals.
  private(set) var factors: [Double]
  /// Test after test, its runs but the exact ones: 0 unknown, 1 none at all, 2 beside, else 129 and the steps.
  private(set) var codes: [UInt8] = []
  /// What each test usually takes; then of each test the exact runs, as what they differ from what was to be
  /// expected; then what stands beside, test after test.
  private(set) var numbers = VarintColumn()

  private static let (unknown, zero, beside, middle): (UInt8, UInt8, UInt8, Int) = (0, 1, 2, 129)
  /// Tests below it are mostly overhead, and tell little of a machine.
  private static let tellingLogarithm = 7.6

  init(_ grid: TestGrid) {
    let logarithms = grid.durations.map { $0 > 0 ? Float(log(Double($0))) : .nan }
    let levels = Self.levels(logarithms, runs: grid.runs)
    factors = Self.factors(logarithms, levels, runs: grid.runs)
    let bases = levels.map { max(1, Int64(exp($0).rounded())) }
    for base in bases { numbers.add(base) }
    let isSmall = grid.tests.count * grid.runs <= 100_000
    exactRuns = min(grid.runs, isSmall ? 10 : max(1, min(5, grid.runs / 60)))
    let old = grid.runs - exactRuns
    for (test, base) in bases.enumerated() {
      for (duration, factor) in zip(grid.durations(ofTest: test), factors).dropFirst(old) {
        let expected = Int64((Double(base) * factor).rounded())
        numbers.add(folded: duration < 0 ? nil : duration - expected)
      }
    }
    let shifts = factors.map { log($0) }
    codes.reserveCapacity(grid.tests.count * old)
    for (test, base) in bases.enumerated() {
      let level = log(Double(base))
      for run in 0..<old {
        let cell = test * grid.runs + run
        codes.append(
          code(of: grid.durations[cell], Double(logarithms[cell]) - level - shifts[run]))
      }
    }
  }

  private mutating func code(of duration: Int64, _ distance: Double) -> UInt8 {
    guard duration > 0 else { return duration < 0 ? Self.unknown : Self.zero }
    let steps = (distance / Self.step).rounded()
    guard abs(steps) <= 126 else {
      numbers.add(duration)
      return Self.beside
    }
    return UInt8(Self.middle + Int(steps))
  }

  /// The mean logarithm of each test.
  private static func levels(_ logarithms: [Float], runs: Int) -> [Double] {
    guard runs > 0 else { return [] }
    return stride(from: 0, to: logarithms.count, by: runs).map { start in
      var (sum, count) = (0.0, 0.0)
      for cell in start..<start + runs where !logarithms[cell].isNaN {
        sum += Double(logarithms[cell])
        count += 1
      }
      return count > 0 ? sum / count : 0
    }
  }

  /// The median over tests, of at most two thousand that take long enough.
  private static func factors(_ logarithms: [Float], _ levels: [Double], runs: Int) -> [Double] {
    var telling = levels.indices.filter { levels[$0] > tellingLogarithm }
    let every = max(1, telling.count / 2000)
    telling = stride(from: 0, to: telling.count, by: every).map { telling[$0] }
    return (0..<runs).map { run in
      let distances = telling.compactMap { test -> Double? in
        let value = logarithms[test * runs + run]
        return value.isNaN ? nil : Double(value) - levels[test]
      }.sorted()
      guard distances.count >= 5 else { return 1 }
      return (exp(distances[distances.count / 2]) * 10_000).rounded() / 10_000
    }
  }
}
