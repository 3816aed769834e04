import Gate
import History
import Testing

/// Whose the rule says that failures are.
struct WhoseTests {
  private func findings(
    _ words: [String], others: [[String]] = [],
    change: @escaping (inout RunHistory) -> Void = { _ in }
  ) -> [Finding] {
    let history = FlakeHistory(words, others: others, change: change).history
    return GateRules.judge(history, by: Policy()).report(of: FailedTests.name)?.findings ?? []
  }

  /// The run that is judged is of a branch.
  private func onBranch(_ history: inout RunHistory) {
    history.changeRuns(last: 1) { $0.branch = "topic" }
    history.run.branch = "topic"
  }

  private let healthy = [[String]](repeating: .passes(41), count: 30)

  /// What a test did on the trunk, and on the branch at last; whose its failure is.
  private let table: [(words: [String], whose: Whose.Kind, says: String)] = [
    (.passes(40) + ["FFF"], .yours, "probably yours"),
    (.passes(37) + ["F", "F", "F", "F"], .main, "already failing on main since c37"),
    ((0..<40).map { $0 % 8 == 3 ? "FP" : "P" } + ["F"], .flaky, "flaky: "),
    ((0..<40).map { $0 % 8 == 3 ? "FP" : "P" } + ["FP"], .flaky, "flaky: failed at first"),
    (["F"], .yours, "probably yours"),
  ]

  @Test func `each failure is somebody's`() {
    for (words, whose, says) in table {
      let finding = findings(words, others: healthy) { history in
        history.changeRuns(last: 41) { $0.commit = "c" + $0.source.text.dropFirst() }
        onBranch(&history)
      }.first
      #expect(finding?.whose?.kind == whose, "\(words.suffix(3)) \(finding?.sentence ?? "")")
      #expect(finding?.sentence.contains(says) == true, "\(finding?.sentence ?? "")")
    }
  }

  @Test func `no sentence says of one failure that it is broken and that it is not`() {
    let histories: [[String]] = [
      .passes(40) + ["F"], .passes(40) + ["FFF"], .passes(20) + ["FP"] + .passes(19) + ["F"],
      (0..<40).map { $0 % 8 == 3 ? "FP" : "P" } + ["F"],
      (0..<40).map { $0 % 8 == 3 ? "FP" : "P" } + ["FFFFFF"], .passes(38) + ["F", "P", "F"],
      .passes(36) + ["F", "F", "F", "F"], .passes(30) + ["F", "P", "P", "F", "P", "P", "F"],
    ]
    for words in histories {
      for isTopic in [true, false] {
        let finding = findings(words, others: healthy) { if isTopic { onBranch(&$0) } }.first
        guard let finding, let kind = finding.whose?.kind,
          case .number(let pBad) = finding.figures.first(where: { $0.name == "p_bad" })?.value
        else { continue }
        let isBroken = [Whose.Kind.yours, .main].contains(kind)
        let isNamed = isBroken || [.flaky, .outage].contains(kind)
        let says = finding.sentence.contains("likely broken by the code")
        #expect(says == (!isNamed || isBroken == (pBad >= 0.5)), "\(finding.sentence)")
      }
    }
  }

  @Test func `without a run of the trunk nobody can tell`() {
    let finding = findings(["F"], change: onBranch).first
    #expect(finding?.whose == Whose(.unknown))
    #expect(finding?.sentence == finding?.summary)
  }

  @Test func `so many at once are an outage's or the change's, and nobody can tell`() {
    let all = findings(
      .passes(40) + ["F"], others: [[String]](repeating: .passes(40) + ["F"], count: 20),
      change: onBranch)
    #expect(all.allSatisfy { $0.whose?.kind == .unknown }, "\(all.first?.sentence ?? "")")
    #expect(all.count == 21 && all.allSatisfy { ($0.whose?.pYours ?? 1) < 0.6 })
  }

  @Test func `on the trunk too a commit is told from the ones before`() {
    let first = findings(.passes(40) + ["FFF"], others: healthy).first
    #expect(first?.whose?.kind == .yours)
    let later = findings(.passes(37) + ["F", "F", "F", "F"], others: healthy).first
    #expect(later?.whose?.kind == .main)
  }

  @Test func `the first failure on the trunk began with its commit, and may be flaky or not`() {
    func finding(_ words: [String]) -> Finding? {
      findings(words, others: healthy) { $0.run.commit = "c40" }.first
    }
    let once = finding(.passes(40) + ["F"])
    #expect(once?.whose?.kind == .unknown, "\(once?.sentence ?? "")")
    #expect(once?.sentence.contains("its first failure, failing on main since c40") == true)
    #expect(once?.sentence.hasSuffix("or flaky, nobody can tell yet") == true)
    #expect(
      once?.figures.contains { $0.name == "first_failure" && $0.value == .flag(true) } == true)
    let often = finding(.passes(40) + ["FFF"])
    #expect(often?.sentence.contains("failing on main since c40, probably broken by it") == true)
    let own = findings(.passes(40) + ["FFF"], others: healthy) { $0.run.isDirty = true }.first
    #expect(own?.sentence.contains("probably yours") == true, "nobody committed it")
    let flaky = finding((0..<40).map { $0 % 8 == 3 ? "F" : "P" } + ["F"])
    #expect(flaky?.whose?.kind == .flaky, "\(flaky?.sentence ?? "")")
    #expect(flaky?.figures.contains { $0.name == "first_failure" } == false)
  }

  @Test func `a message that is known elsewhere moves what is likely`() throws {
    func yours(_ elsewhere: String) throws -> Double {
      let finding = findings(.passes(38) + ["F", "P", "F"], others: healthy) { history in
        onBranch(&history)
        history.fingerprints[TestID(1)] = ["1:a"]
        history.fingerprintsElsewhere[TestID(1)] = [elsewhere]
      }.first
      return try #require(finding?.whose?.pYours)
    }
    #expect(try yours("1:a") < yours("1:b"))
  }
}
