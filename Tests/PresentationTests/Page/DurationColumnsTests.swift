import History
import TestSupport
import Testing

@testable import Presentation

struct DurationColumnsTests {
  /// A suite run after run: what each test takes, with noise, and a machine that is now fast, now slow.
  private static func grid(tests: Int, runs: Int, noise: Double) -> TestGrid {
    var random = Generator(seed: 5)
    let usual = (0..<tests).map { _ in
      Double(1 << Int(6 + 17 * random.uniform())) * (1 + random.uniform())
    }
    let cells = (0..<runs).map { run -> RunCells in
      let machine = 1 + 0.1 * random.normal()
      var cells = RunCells()
      for (test, time) in usual.enumerated() where random.uniform() > 0.02 {
        let took = time * machine * (1 + noise * random.normal())
        let wild = random.uniform() < 0.002 ? 50.0 : 1
        let isMeasured = random.uniform() > 0.001
        cells.add(
          TestID(Int64(test)),
          [Attempt(outcome: .passed, duration: isMeasured ? Int64(max(0, took * wild)) : nil)])
      }
      return cells
    }
    return TestGrid(cells, order: (0..<tests).map { TestID(Int64($0)) })
  }

  @Test(arguments: [0.0, 0.05, 0.5])
  func `every duration is read within one percent, and those of the newest runs exactly`(
    noise: Double
  ) {
    let grid = Self.grid(tests: 120, runs: 60, noise: noise)
    let columns = DurationColumns(grid)
    let read = ReadDurations(columns, tests: 120, runs: 60)
    for test in 0..<120 {
      for (run, duration) in grid.durations(ofTest: test).enumerated() {
        guard let known = read.duration(test, run) else {
          #expect(duration < 0)
          continue
        }
        let isExact = run >= 60 - columns.exactRuns
        let tolerance = isExact ? 0 : 0.01 * Double(duration)
        #expect(abs(known - Double(duration)) <= tolerance, "\(known), not \(duration)")
      }
    }
  }

  @Test func `a history with usual noise takes at most 0.8 bytes a test and run`() throws {
    let (tests, runs) = (2000, 100)
    let grid = Self.grid(tests: tests, runs: runs, noise: 0.05)
    let columns = DurationColumns(grid)
    let bytes = try [grid.outcomes, columns.codes, columns.numbers.bytes].map {
      Base64.text(of: try #require(Deflate.stream(of: $0))).utf8.count
    }
    #expect(Double(bytes.reduce(0, +)) / Double(tests * runs) < 0.8, "\(bytes)")
  }

  @Test func `a suite of one run, of no run and of tests without durations has columns`() {
    for (tests, runs) in [(3, 1), (0, 0), (3, 4), (0, 2)] {
      let columns = DurationColumns(Self.grid(tests: tests, runs: runs, noise: 0.05))
      #expect(columns.factors.count == runs)
      #expect(columns.codes.count == tests * (runs - columns.exactRuns))
    }
    var skipped = RunCells()
    skipped.add(TestID(1), [Attempt(outcome: .skipped, duration: 0)])
    let grid = TestGrid(Array(repeating: skipped, count: 12), order: [TestID(1)])
    #expect(DurationColumns(grid).codes == [0, 0])
  }
}

/// Reads the columns as the page's script does.
private struct ReadDurations {
  private let columns: DurationColumns
  private let old: Int
  private var base: [Double] = []
  private var exact: [Double?] = []
  private var beside: [Int: Double] = [:]

  init(_ columns: DurationColumns, tests: Int, runs: Int) {
    self.columns = columns
    old = runs - columns.exactRuns
    var bytes = columns.numbers.bytes[...]
    func next() -> Double {
      var (value, unit) = (0.0, 1.0)
      while let byte = bytes.popFirst() {
        value += Double(byte & 127) * unit
        if byte < 128 { break }
        unit *= 128
      }
      return value
    }
    base = (0..<tests).map { _ in next() }
    exact = (0..<tests * (runs - old)).map { cell in
      let folded = next() - 1
      guard folded >= 0 else { return nil }
      let (test, run) = (cell / columns.exactRuns, old + cell % columns.exactRuns)
      let isNegative = folded.truncatingRemainder(dividingBy: 2) == 1
      return (base[test] * columns.factors[run]).rounded()
        + (isNegative ? -(folded + 1) / 2 : folded / 2)
    }
    for (cell, code) in columns.codes.enumerated() where code == 2 { beside[cell] = next() }
  }

  func duration(_ test: Int, _ run: Int) -> Double? {
    if run >= old { return exact[test * (exact.count / base.count) + run - old] }
    let cell = test * old + run
    switch columns.codes[cell] {
    case 0: return nil
    case 1: return 0
    case 2: return beside[cell]
    case let code:
      let scale = Self.exponential(Double(Int(code) - 129) * DurationColumns.step)
      return base[test] * columns.factors[run] * scale
    }
  }

  /// e^x by its series, with x halved until the series is short.
  private static func exponential(_ x: Double) -> Double {
    let small = x / 1024
    var (term, sum) = (1.0, 1.0)
    for k in 1...8 {
      term *= small / Double(k)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }
}
