import Gate
import History
import Testing

struct NewFlakyTests {
  private func report(_ history: FlakeHistory, _ policy: Policy = Policy()) -> RuleReport? {
    GateRules.judge(history.history, by: policy).rules.first { $0.rule.rawValue == "new-flaky" }
  }

  /// Tests of which each flaked on just one of the sources before: 84 of 200, as N1/N = 0.42.
  private var usualFlakes: [[String]] {
    (0..<84).map { number in
      var words = [String].passes(201)
      words[number] = "FP"
      return words
    }
  }

  @Test func `a new test that flaked fails at once`() {
    let ten = FlakeHistory(["PPPPFPPPPP"], others: [.passes(201)])
    #expect(report(ten)?.status == .fail)
  }

  @Test func `a test that flaked before is known`() {
    let known = FlakeHistory(["P", "FP"] + .passes(30) + ["FP"], others: [.passes(33)])
    #expect(report(known)?.status == .pass)
  }

  @Test func `an old test's first flake is a warning where first flakes are usual`() {
    let many = FlakeHistory(.passes(200) + ["FP"], others: usualFlakes)
    #expect(report(many)?.status == .warn)
    #expect(report(FlakeHistory(.passes(3) + ["FP"]))?.status == .warn)
  }

  @Test func `where the policy asks for confirmation an open question is inconclusive`() {
    var policy = Policy()
    policy[NewFlaky.confirm] = .required
    #expect(report(FlakeHistory(.passes(3) + ["FP"]), policy)?.status == .inconclusive)
    let cleared = FlakeHistory(.passes(200) + ["FPpppppppppp"], others: usualFlakes)
    #expect(report(cleared, policy)?.status == .warn)
  }

  @Test func `ten more attempts without a failure clear the change, two failures blame it`() {
    let clean = FlakeHistory(.passes(200) + ["FPpppppppppp"], others: usualFlakes)
    #expect(report(clean)?.status == .warn)
    let one = FlakeHistory(.passes(200) + ["FPppppfppppp"], others: usualFlakes)
    #expect(report(one)?.status == .warn)
    let two = FlakeHistory(.passes(200) + ["FPppfppfpppp"], others: usualFlakes)
    #expect(report(two)?.status == .fail)
  }

  @Test func `the flake that gave rise to it is no confirmation`() {
    // Passed in the suite, failed once of eleven re-runs: the failing one is the trigger.
    let rerun = FlakeHistory(.passes(200) + ["Pfpppppppppp"], others: usualFlakes)
    let figures = report(rerun)?.findings.first?.figures
    #expect(report(rerun)?.status == .warn)
    #expect(figures?.contains { $0.name == "failed_reruns" && $0.value == .count(1) } == true)
  }

  @Test func `where first flakes are rare one is enough`() {
    #expect(report(FlakeHistory(.passes(200) + ["FP"]))?.status == .fail)
  }

  @Test func `a changed test is judged as a new one`() {
    let changed = FlakeHistory(.passes(3) + ["FP"]) { history in
      history.identities = [TestID(1): TestIdentity(file: "tests/a.py", name: "t")]
      history.changes = SourceChanges(files: ["tests/a.py"], changed: ["tests/a.py"])
    }
    #expect(report(changed)?.status == .fail)
  }

  @Test func `a failure that another run of the source passed is a flake too`() {
    func run(_ elsewhere: Int) -> FlakeHistory {
      FlakeHistory(["F"], others: [.passes(9)]) { history in
        history.onSameSource[TestID(1)] = .init(laterPasses: elsewhere)
      }
    }
    #expect(report(run(0))?.status == .pass)
    #expect(report(run(1))?.status == .fail)
  }

  @Test func `a pass of a source that an earlier run saw fail is a flake too`() {
    func rerun(_ words: [String], others: Int = 9, failing: Int = 0) -> FlakeHistory {
      let passing = (0..<others).map { [String].passes(12) + [$0 < failing ? "F" : "P", "P"] }
      return FlakeHistory(words, others: passing) { history in
        history.run.source = "same"
        history.changeRuns(last: 2) { $0.source = "same" }
        history.newestTrunkRun?.run.source = "same"
        history.onSameSource[TestID(1)] = .init(failures: 1)
      }
    }
    #expect(report(rerun(.passes(12) + ["F", "P"]))?.status == .warn)
    let known = report(rerun(.passes(2) + ["FP"] + .passes(9) + ["F", "P"]))
    #expect(known?.status == .pass && known?.summary == "1 test known to flake")
    #expect(report(rerun(.passes(12) + ["F", "F"]))?.status == .pass)
    // New to the commit, not only to this run of it.
    #expect(report(rerun(["F", "P"]))?.status == .fail)
    // Where the earlier run was an outage its failures say nothing.
    #expect(report(rerun(.passes(12) + ["F", "P"], others: 30, failing: 12))?.status == .pass)
  }

  @Test func `what a pull request itself did before does not make its flakes known`() {
    let again = FlakeHistory(.passes(30) + ["FP", "FP"], others: usualFlakes) { history in
      history.run.branch = "feature"
      history.changeRuns(last: 2) { $0.branch = "feature" }
    }
    #expect(report(again)?.status == .warn)
  }

  @Test func `an outage says nothing of the tests that flaked in it`() {
    let twelve = FlakeHistory(
      .passes(20) + ["FP"],
      others: (0..<39).map { .passes(20) + [$0 < 11 ? "FP" : "P"] })
    #expect(report(twelve)?.status == .pass)
    let gate = GateRules.judge(twelve.history, by: Policy())
    #expect(gate.verdict == .pass)
    #expect(gate.rules.first { $0.rule.rawValue == "failures" }?.status == .warn)
  }
}
