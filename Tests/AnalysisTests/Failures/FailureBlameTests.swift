import Testing

@testable import Analysis

/// Sources are words: `.` passed, `F` failed, `x` did both; capital letters before them are whose: `m` the trunk's,
/// `b` another branch's.
struct FailureBlameTests {
  private let model = FlakeModel()

  private func source(_ word: String) -> SourceTally {
    let failed = word.count { $0 == "F" || $0 == "x" }
    return SourceTally(
      failed: failed, attempts: word.count - 1 + word.count { $0 == "x" },
      isTrunk: word.hasPrefix("m"))
  }

  private func evidence(_ words: [String], here: Int = 1) -> BlameEvidence {
    BlameEvidence(
      here: SourceTally(failed: here, attempts: here, isTrunk: false), sources: words.map(source),
      hasTrunk: true)
  }

  private func blame(
    _ words: [String], here: Int = 1, _ change: (inout BlameEvidence) -> Void = { _ in }
  ) -> FailureBlame {
    var evidence = evidence(words, here: here)
    change(&evidence)
    return model.blame(evidence) ?? FailureBlame(yours: 0, main: 0, flaky: 0, outage: 0, rate: 0)
  }

  private let passes = [String](repeating: "m.", count: 40)

  @Test func `what passes everywhere else is the change's, the surer the more often it was tried`()
  {
    #expect(blame(passes).yours > 0.6)
    #expect(blame(passes, here: 3).yours > 0.95)
    #expect(blame(passes + ["b.", "b.", "b."]).yours > blame(passes).yours)
  }

  @Test func `what the trunk fails is the trunk's`() {
    #expect(blame(passes + ["mF", "mF"]).main > 0.9)
    #expect(blame(passes + ["mF", "mF", "b.", "bF"]).main > 0.8, "one branch may be older")
    #expect(blame(passes + ["mF", "mF", "mF", "m."]).main < 0.01, "it was mended")
  }

  @Test func `a branch that began from a broken trunk has what was mended since`() {
    let words = passes + ["mFF", "mFF", "mFF", "m.", "m."]
    #expect(blame(words).main < 0.01)
    #expect(blame(words) { $0.ofBase = 43 }.main > 0.6)
  }

  @Test func `what fails now and then is flaky`() {
    let flaky = (0..<40).map { $0 % 8 == 3 ? "mx" : "m." }
    #expect(blame(flaky).flaky > 0.95)
    #expect((0.05...0.12).contains(blame(flaky).rate), "5 of 45, drawn to what is usual")
    #expect(blame(flaky, here: 8).yours > 0.9, "so often in a row it never failed")
  }

  @Test func `what was never seen to fail and pass is not called flaky, on the trunk neither`() {
    func onTrunk(_ words: [String], failed: Int = 1, of attempts: Int = 1) -> FailureBlame {
      blame(words) { $0.here = SourceTally(failed: failed, attempts: attempts, isTrunk: true) }
    }
    let first = onTrunk(passes)
    #expect(first.isFirstFailure && first.flaky > 0.5, "commits of the trunk break little")
    #expect(first.named == nil)
    #expect(onTrunk(passes, failed: 3, of: 3).named == .yours)
    #expect(onTrunk(passes, failed: 1, of: 2).named == .flaky, "it passed here")
    let flaky = onTrunk((0..<40).map { $0 % 8 == 3 ? "mF" : "m." })
    #expect(!flaky.isFirstFailure && flaky.named == .flaky)
    for words in histories where blame(words).named == .flaky {
      #expect(words.contains { $0.contains("F") || $0.contains("x") }, "\(words)")
    }
  }

  @Test func `another branch that fails too has the same cause, unless the trunk passed since`() {
    let one = blame(passes + ["bF"])
    #expect(one.main > 0.6)
    #expect(blame(passes + ["bF", "bF", "bF"]).main > one.main)
    let cleared = blame(passes + ["bF", "m."])
    #expect(cleared.main < 0.01)
    #expect(cleared.yours < blame(passes).yours, "it may be flaky after all")
  }

  @Test func `the same message elsewhere speaks for a cause that is there too`() {
    let words = passes + ["mF"]
    let unknown = blame(words)
    #expect(blame(words) { $0.hasSameCause = true }.yours < unknown.yours)
    #expect(blame(words) { $0.hasSameCause = false }.yours > unknown.yours)
  }

  @Test func `an outage and the change share what many tests have, until it lasts`() {
    let outage = blame(passes) { $0.isOutage = true }
    #expect(abs(outage.outage - outage.yours) < 0.01)
    let confirmed = blame(passes) {
      $0.isOutage = true
      $0.isConfirmed = true
    }
    #expect(confirmed.yours > 0.85)
  }

  @Test
  func `where outages are usual one failure is less surely the change's, several attempts are`() {
    let rare = blame(passes)
    let usual = blame(passes) { $0.usualOutages = 1e-3 }
    #expect(rare.outage == 0 && usual.outage > 0.2)
    #expect(usual.yours < rare.yours - 0.1)
    #expect(blame(passes, here: 3) { $0.usualOutages = 1e-3 }.yours > 0.9)
  }

  @Test func `a pass on the source clears the change`() {
    let flaked = blame(passes) { $0.here = SourceTally(failed: 2, attempts: 3, isTrunk: false) }
    #expect(flaked.yours == 0 && flaked.main == 0 && flaked.flaky == 1)
  }

  @Test func `a test that the trunk does not have came with the change`() {
    #expect(blame([]).yours > 0.9)
    #expect(model.blame(BlameEvidence(here: source("bF"), sources: [], hasTrunk: false)) == nil)
  }

  /// Every history of up to four words, with passes before or without.
  private var histories: [[String]] {
    var all: [[String]] = [[]]
    for _ in 0..<3 {
      all += all.flatMap { words in ["m.", "mF", "mx", "bF", "b."].map { words + [$0] } }
    }
    let distinct = Set(all)
    return distinct.map { ["m."] + $0 } + distinct.map { Array(passes.prefix(20)) + $0 }
  }

  @Test
  func `more passes on the trunk never make it less the change's, and a failure there never more`()
  {
    for words in histories {
      for ofBase in [nil, words.count] {
        func yours(_ more: [String]) -> Double { blame(words + more) { $0.ofBase = ofBase }.yours }
        let before = yours([])
        #expect(yours(["m."]) >= before - 1e-9, "\(words)")
        #expect(yours(["m..."]) >= before - 1e-9, "\(words)")
        #expect(yours(["mF"]) <= before + 1e-9, "\(words)")
        #expect(yours(["mFF"]) <= before + 1e-9, "\(words)")
      }
    }
  }

  @Test func `what failed on more of the branch's sources is never less the change's`() {
    var settings: [(inout BlameEvidence) -> Void] = [{ _ in }]
    settings.append { $0.isOutage = true }
    settings.append { $0.here.shared = 0.2 }
    settings.append { $0.isConfirmed = true }
    settings.append { $0.usualOutages = 0.01 }
    settings.append { $0.hasSameCause = false }
    for words in histories {
      for setting in settings {
        for outages in [false, true] {
          let yours = (0..<4).map { count in
            blame(words) { evidence in
              setting(&evidence)
              if outages { evidence.isOutage = true }
              let own = evidence.here
              evidence.earlier =
                outages
                ? EarlierFailures(outages: count)
                : EarlierFailures(sources: [SourceTally](repeating: own, count: count))
            }.yours
          }
          #expect(zip(yours, yours.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 }, "\(words) \(yours)")
        }
      }
    }
    let twice = blame(passes) {
      $0.isOutage = true
      $0.earlier = EarlierFailures(outages: 1)
    }
    #expect(twice.named == .yours)
  }

  @Test func `the causes sum to one`() {
    for words in histories {
      let blame = blame(words)
      #expect(abs(blame.yours + blame.main + blame.flaky + blame.outage - 1) < 1e-9)
    }
  }
}
