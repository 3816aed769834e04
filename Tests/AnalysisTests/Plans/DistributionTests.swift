import Analysis
import History
import TestSupport
import Testing

/// The schedulers of pytest-xdist, against makespans that its own algorithms gave for the same durations.
@Suite struct DistributionTests {
  /// Tests, workers, and microseconds under load, load with --maxschedchunk 1, worksteal and loadscope.
  static let known: [(Int, Int, Int64, Int64, Int64, Int64)] = [
    (3, 1, 1_868_000, 1_868_000, 1_868_000, 1_868_000),
    (3, 2, 955_000, 955_000, 1_853_000, 1_868_000),
    (3, 3, 955_000, 955_000, 955_000, 1_868_000),
    (3, 8, 955_000, 955_000, 955_000, 1_868_000),
    (9, 1, 6_059_000, 6_059_000, 6_059_000, 6_059_000),
    (9, 2, 3_079_000, 3_079_000, 3_265_000, 4_890_000),
    (9, 3, 2_295_000, 2_295_000, 2_352_000, 4_890_000),
    (9, 8, 955_000, 955_000, 1_169_000, 4_890_000),
    (60, 1, 31_614_000, 31_614_000, 31_614_000, 31_614_000),
    (60, 2, 16_106_000, 16_105_000, 15_851_000, 16_248_000),
    (60, 3, 10_864_000, 10_836_000, 10_669_000, 11_064_000),
    (60, 8, 4_612_000, 4_612_000, 4_382_000, 6_187_000),
    (400, 1, 198_135_000, 198_135_000, 198_135_000, 198_135_000),
    (400, 2, 99_086_000, 99_121_000, 99_222_000, 99_496_000),
    (400, 3, 66_092_000, 66_098_000, 66_373_000, 67_434_000),
    (400, 8, 25_050_000, 25_095_000, 25_069_000, 27_305_000),
  ]

  @Test(arguments: known.indices)
  func schedulersEndWhenThoseOfXdistDo(_ row: Int) {
    let (tests, workers, load, chunked, steal, scope) = Self.known[row]
    let suite = PlannedSuite.plain((0..<tests).map { Int64(($0 * 7919 + 13) % 997) * 1000 + 2000 })
    func makespan(_ distribution: Distribution, _ mostAtOnce: Int? = nil) -> Int64 {
      distribution.schedule(suite, workers: workers, mostAtOnce: mostAtOnce).makespan
    }
    #expect(makespan(.load) == load)
    #expect(makespan(.load, 1) == chunked)
    #expect(makespan(.worksteal) == steal)
    #expect(makespan(.loadscope) == scope)
    #expect(makespan(.loadfile) == scope)
  }

  @Test(arguments: Distribution.allCases)
  func everyTestRunsOnceAndNoWorkerDoesTwoThingsAtOnce(_ distribution: Distribution) {
    var random = Generator(seed: 11)
    for _ in 0..<60 {
      let suite = PlannedSuite.random(&random)
      let workers = Int.random(in: 1...9, using: &random)
      let schedule = distribution.schedule(suite, workers: workers)
      #expect(schedule.entries.map(\.test).sorted() == Array(suite.tests.indices))
      for worker in 0..<workers {
        let own = schedule.entries.filter { $0.worker == worker }
        #expect(zip(own, own.dropFirst()).allSatisfy { $0.end <= $1.start })
      }
      let longest = suite.tests.map(\.work).max() ?? 0
      #expect(schedule.makespan >= longest)
      #expect(schedule.makespan * Int64(workers) >= suite.tests.reduce(0) { $0 + $1.work })
    }
  }

  @Test func whatAFileSharesIsPaidWhereAWorkerComesToIt() {
    var suite = PlannedSuite.plain([10, 10, 10, 10], file: { $0 / 2 })
    suite.fileSetups = [100, 1000]
    #expect(Distribution.loadfile.schedule(suite, workers: 2).makespan == 1020)
    #expect(Distribution.loadfile.schedule(suite, workers: 1).makespan == 1140)
    let alternating = suite.ordered([0, 2, 1, 3])
    #expect(
      Distribution.worksteal.schedule(alternating, workers: 1).setups(in: alternating) == 2200)
  }
}

extension PlannedSuite {
  /// Tests that take so many microseconds and share nothing.
  static func plain(_ times: [Int64], file: (Int) -> Int = { $0 / 7 }) -> PlannedSuite {
    let tests = times.enumerated().map { place, work in
      Test(test: TestID(Int64(place + 1)), file: file(place), scope: file(place), work: work)
    }
    let count = (tests.map(\.file).max() ?? 0) + 1
    return PlannedSuite(
      tests: tests, fileSetups: Array(repeating: 0, count: count),
      scopeSetups: Array(repeating: 0, count: count))
  }

  /// Up to 300 tests, a few of them long, with set-ups in some files.
  static func random(_ random: inout Generator) -> PlannedSuite {
    let count = Int.random(in: 1...300, using: &random)
    var suite = plain((0..<count).map { _ in Int64(50_000 * random.uniform() / random.uniform()) })
    for file in suite.fileSetups.indices where random.uniform() < 0.4 {
      suite.fileSetups[file] = Int64(400_000 * random.uniform())
    }
    return suite
  }
}
