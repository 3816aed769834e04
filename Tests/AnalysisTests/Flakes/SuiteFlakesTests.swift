import Analysis
import History
import Testing

struct SuiteFlakesTests {
  /// Runs of one test each on its own source; letters are attempts, `F` failed, `P` passed.
  private func history(_ tests: [[String]], platforms: [String]? = nil) -> AttemptHistory {
    let count = tests.map(\.count).max() ?? 0
    let runs = (0..<count).map { place in
      var run = RunSummary(
        id: RunID(Int64(place)), key: RunKey("r\(place)"), project: "p", suite: "full",
        source: "s\(place)",
        kind: .trunk, startedAt: Instant(microseconds: Int64(place) * 60_000_000), isComplete: true,
        environment: EnvironmentClass(cpuModel: nil, cores: nil))
      run.branch = "main"
      run.commit = "c\(place)"
      run.wall = WallTime(microseconds: 60_000_000, origin: .measured)
      return run
    }
    var history = AttemptHistory(runs: runs, platforms: platforms ?? runs.map { _ in "" })
    for (number, words) in tests.enumerated() {
      for (place, word) in words.enumerated() {
        for (index, letter) in word.enumerated() {
          history.add(
            .init(
              run: place, outcome: letter == "F" ? .failed : .passed,
              mode: index == 0 ? .suite : .retry, duration: 1_000_000),
            of: TestID(Int64(number + 1)))
        }
      }
    }
    return history
  }

  private func passes(_ count: Int) -> [String] { Array(repeating: "P", count: count) }

  @Test func `what costs most comes first, and the shares sum to one`() {
    var (often, seldom) = (passes(60), passes(60))
    for place in stride(from: 3, to: 60, by: 6) { often[place] = "FP" }
    for place in [10, 40] { seldom[place] = "FP" }
    let flakes = SuiteFlakes(history([passes(60), seldom, often]), trunk: "main")
    #expect(flakes.entries.map(\.test) == [TestID(3), TestID(2), TestID(1)])
    #expect(flakes.entries.map(\.assessment.state).prefix(2) == [.flaky, .flaky])
    #expect(abs(flakes.entries.map(\.share).reduce(0, +) - 1) < 1e-9)
    #expect(flakes.entries.first?.cost.redRuns == 10)
    #expect(flakes.entries.first?.cost.blockedAlone == 10)
  }

  @Test func `a run's cost is shared by the tests that reddened it, and retries are added`() {
    let flakes = SuiteFlakes(history([["P", "FP"], ["P", "FP"]]), trunk: "main")
    #expect(flakes.entries.map(\.cost.microseconds) == [31_000_000, 31_000_000])
    #expect(flakes.entries.map(\.cost.blockedAlone) == [0, 0])
  }

  @Test func `a test that fails on one platform alone is broken there, not flaky`() {
    let words = (0..<60).map { $0 % 2 == 1 && $0 > 40 ? "F" : "P" }
    let platforms = (0..<60).map { $0 % 2 == 0 ? "Linux" : "Windows" }
    let flakes = SuiteFlakes(history([words], platforms: platforms), trunk: "main")
    let states = Dictionary(
      flakes.entries.map { ($0.platform ?? "", $0.assessment.state) }, uniquingKeysWith: { $1 })
    #expect(states == ["Linux": .healthy, "Windows": .broken])
  }

  @Test func `a flaky test is one entry whatever the platforms`() {
    let words = (0..<60).map { $0 % 9 == 4 ? "FP" : "P" }
    let platforms = (0..<60).map { $0 % 2 == 0 ? "Linux" : "Windows" }
    let flakes = SuiteFlakes(history([words], platforms: platforms), trunk: "main")
    #expect(flakes.entries.map(\.platform) == [nil])
    #expect(flakes.entries.first?.assessment.state == .flaky)
  }

  @Test func `the trend ends with what is expected now`() {
    var words = passes(120)
    for place in stride(from: 62, to: 120, by: 6) { words[place] = "FP" }
    let flakes = SuiteFlakes(history([words, passes(120)]), trunk: "main")
    #expect(flakes.trend.count == 12)
    #expect(abs((flakes.trend.last ?? 0) - flakes.flakesPerRun) < 1e-9)
    #expect((flakes.trend.first ?? 1) < flakes.flakesPerRun / 2)
  }

  @Test func `what never failed may fail all the same, but no more often than that allows`() {
    let quiet = SuiteFlakes(history(Array(repeating: passes(8), count: 2_000)), trunk: "main")
    #expect(abs((quiet.redAtMost ?? 1) - 0.312) < 0.001)
    #expect(quiet.runs == 8 && quiet.falseRed < quiet.redAtMost ?? 0)
    let red = SuiteFlakes(history([["P", "FP", "P"]]), trunk: "main")
    #expect(red.redAtMost == nil && red.runs == 3 && red.redRuns == 1)
  }

  @Test func `a changed test begins its clean sources anew, and what was cleared stays cleared`()
    throws
  {
    var words = passes(160)
    for place in stride(from: 3, to: 60, by: 6) { words[place] = "FP" }
    func entry(_ runs: Int, changedAt place: Int?) throws -> SuiteFlakes.Entry {
      let history = history([Array(words.prefix(runs))])
      let flakes = SuiteFlakes(history, trunk: "main") { _ in
        place.map { place in (0..<runs).map { $0 < place ? 0 : 1 } }
      }
      return try #require(flakes.entries.first)
    }
    let plain = try entry(80, changedAt: nil)
    let changed = try entry(80, changedAt: 70)
    #expect(plain.assessment.cleanSources == 22 && plain.countedSince == nil)
    #expect(changed.assessment.cleanSources == 10)
    #expect(changed.countedSince?.commit == "c70")
    #expect(changed.assessment.cleanSourcesNeeded == plain.assessment.cleanSourcesNeeded)
    #expect(changed.assessment.estimate == plain.assessment.estimate)

    let needed = try #require(plain.assessment.cleanSourcesNeeded)
    func state(_ clean: Int, changedAt place: Int) throws -> TestState {
      try entry(place + clean, changedAt: place).assessment.state
    }
    #expect(try state(needed - 1, changedAt: 70) == .flaky)
    #expect(try state(needed, changedAt: 70) == .recovered)
    let cleared = 58 + needed
    #expect(try state(5, changedAt: cleared) == .recovered)
    // A change before the newest failure restarts nothing.
    #expect(try entry(80, changedAt: 40).countedSince == nil)
  }

  @Test func `a branch without the change neither counts for it nor speaks against it`() throws {
    var words = passes(90)
    for place in stride(from: 3, to: 60, by: 6) { words[place] = "FP" }
    words[75] = "FP"
    let versions: [Int32] = (0..<90).map { $0 < 60 || $0 % 5 == 0 ? 0 : 1 }
    let entry = try #require(
      SuiteFlakes(history([words]), trunk: "main") { _ in versions }.entries.first)
    #expect(entry.assessment.cleanSources == versions.count { $0 == 1 })
    #expect(entry.assessment.flakes == 11)
  }

  @Test func `no runs have no flakes`() {
    let flakes = SuiteFlakes(history([]), trunk: "main")
    #expect(flakes.entries.isEmpty && flakes.falseRed == 0 && flakes.trend.isEmpty)
  }

  // MARK: The dossier of one test

  private func dossier(_ tests: [[String]]) -> TestDossier? {
    let history = history(tests)
    let flakes = SuiteFlakes(history, trunk: "main")
    return TestDossier(of: TestID(1), in: history, flakes, trunk: "main")
  }

  @Test func `a break lies between the last pass and the first failure`() {
    let onset = dossier([passes(20) + ["F", "F", "F"]])?.onset
    #expect(onset?.isBreak == true)
    #expect(
      onset?.after?.key.text == "r19" && onset?.first.key.text == "r20"
        && onset?.last.key.text == "r20")
  }

  @Test func `what ran before a test was there is not to blame`() {
    let born = dossier([["", "", "", "", "FP", "P", "FP", "P", "FP"]])?.onset
    #expect(born?.isBreak == false)
    #expect(born?.after == nil && born?.first.key.text == "r4" && born?.last.key.text == "r4")
  }

  @Test func `tests that fail on the same sources are named together`() {
    let words = ["P", "FP", "P", "FP", "FP", "P"]
    let found = dossier([words, words, ["P", "P", "FP", "P", "P", "P"]])
    #expect(found?.coFailing == [TestID(2)])
    #expect(found?.redRuns.map(\.run.key.text) == ["r4", "r3", "r1"])
    #expect(found?.redRuns.first?.attempts.map(\.outcome) == [.failed, .passed])
    #expect(found?.firstSeen?.key.text == "r0" && found?.lastSeen?.key.text == "r5")
  }
}
