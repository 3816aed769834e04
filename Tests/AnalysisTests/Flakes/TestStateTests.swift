import History
import Testing

@testable import Analysis

struct TestStateTests {
  private func assess(_ history: String) -> TestAssessment {
    FlakeModel().assess(SampleHistory(history).evidence)
  }

  /// Clean sources after which a test with that many failures and passes counts as recovered.
  @Test(arguments: [(1, 20, 727), (5, 195, 244), (10, 190, 105), (10, 90, 60), (40, 160, 22)])
  func `clean sources needed follow from failures and passes`(
    failed: Int, passed: Int, needed: Int
  ) {
    var pass = FlakeForward(FlakeModel())
    pass.take(SourceTally(failed: failed, attempts: failed + passed))
    let found = StateHistory.sourcesToRecover(pass.posterior())
    #expect(abs(Double(found) / Double(needed) - 1) < 0.05)
  }

  @Test func `a flaky test recovers after as many clean sources as was announced`() {
    let flaky = "(P*38 FP)*5"
    let announced = assess(flaky)
    #expect(announced.state == .flaky)
    guard let needed = announced.cleanSourcesNeeded else {
      Issue.record("a flaky test without a way out")
      return
    }
    #expect(abs(needed - 244) < 12)
    let before = assess(flaky + " P*\(needed - 1)")
    #expect(before.state == .flaky)
    #expect(before.cleanSources == needed - 1)
    #expect(before.cleanSourcesNeeded == needed)
    let after = assess(flaky + " P*\(needed)")
    #expect(after.state == .recovered)
    #expect(after.estimate.pFlaky < 0.2)
    #expect(assess(flaky + " P*\(needed + 20)").state == .healthy)
  }

  @Test func `a test that fails soon after its recovery had not recovered`() {
    let recovered = "(P*38 FP)*5 P*270"
    #expect(assess(recovered).state == .healthy)
    let relapsed = assess(recovered + " FP")
    #expect(relapsed.state == .flaky)
    #expect(relapsed.estimate.pFlaky > 0.99)
    #expect(assess(recovered + " P*400 FP").state == .healthy)
  }

  /// P(fixed) by Bayes from 1:1, against the chance that the flaky test passed so often.
  @Test(arguments: [(170, 0.952), (50, 0.743)])
  func `the longer it is clean the likelier it is fixed`(clean: Int, pFixed: Double) {
    var pass = FlakeForward(FlakeModel())
    pass.take(SourceTally(failed: 5, attempts: 200))
    let chance = pass.posterior().passesInARow(Double(clean))
    #expect(abs(1 / (1 + chance) - pFixed) < 0.005)
  }

  @Test func `time alone heals nothing`() {
    let evidence = SampleHistory("(P*9 FP)*10").evidence
    #expect(FlakeModel().assess(evidence).state == .flaky)
    #expect(FlakeModel().assess(evidence, presence: .absent).state == .missing)
    #expect(FlakeModel().assess(evidence, presence: .skipped).state == .skipped)
  }

  @Test func `a break that is over is fixed for twenty sources, then healthy`() {
    #expect(assess("P*50 F*10 P").state == .fixed)
    #expect(assess("P*50 F*10 P*19").state == .fixed)
    #expect(assess("P*50 F*10 P*20").state == .healthy)
    #expect(assess("P*50 F P").state != .fixed)
  }

  @Test func `flaky lasts until one half, suspect does not become flaky below 95 percent`() {
    let young = "P*5 FP"
    #expect(assess(young).state == .flaky)
    #expect(assess(young + " P*100").state == .flaky)
    #expect(assess(young + " P*400").state != .flaky)
    #expect(assess("P*30 FP").state == .suspect)
  }

  @Test func `a flaky test that fails throughout is broken only once that is certain`() {
    #expect(assess("(P*9 FP)*10 F").state == .flaky)
    #expect(assess("(P*9 FP)*10 F*6").state == .broken)
  }

  @Test func `a test that fails in the suite and never alone depends on the order`() {
    var evidence = SampleHistory("P*30 FP F").evidence
    evidence.isolatedAttempts = 20
    #expect(FlakeModel().assess(evidence).isOrderDependent)
    evidence.isolatedFailures = 1
    #expect(!FlakeModel().assess(evidence).isOrderDependent)
    evidence = SampleHistory("P*30").evidence
    evidence.isolatedAttempts = 20
    #expect(!FlakeModel().assess(evidence).isOrderDependent)
  }

  @Test func `no evidence is a new test`() {
    #expect(assess("").state == .new)
  }
}
